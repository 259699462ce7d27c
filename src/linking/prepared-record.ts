import { readBirthDate } from "./birth-date.ts";
import type { LinkRecord } from "./link-record.ts";
import { type Name, readName } from "./name.ts";

/** A record made ready for comparison; names and the rest are stored as received, this is for comparing only. */
export interface PreparedRecord {
  readonly lastName: Name | null;
  readonly firstName: Name | null;
  readonly otherFirstNames: readonly Name[];
  /** `YYYYMMDD` */
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly ine: string | null;
  /** The numbers of the Parcoursup files, each with its session before it: `2026 100`. */
  readonly files: readonly { readonly session: number; readonly number: string }[];
}

const noNames: readonly Name[] = [];
const noFiles: PreparedRecord["files"] = [];

export function prepare(record: LinkRecord): PreparedRecord {
  const { otherFirstNames = [], parcoursupFiles = [] } = record;
  const files = parcoursupFiles.flatMap(({ session, fileNumber }) => {
    const number = fileNumber.replace(/\s/gu, "").toUpperCase();
    return number === "" ? [] : [{ session, number: `${session} ${number}` }];
  });
  return {
    lastName: readName(record.lastName),
    firstName: readName(record.firstName),
    otherFirstNames:
      otherFirstNames.length === 0
        ? noNames
        : otherFirstNames.flatMap((name) => {
            const read = readName(name);
            return read === null ? [] : [read];
          }),
    birthDate: readBirthDate(record.birthDate),
    email: readEmail(record.email),
    ine: readIne(record.ine ?? null),
    files: files.length === 0 ? noFiles : files,
  };
}

/** Case does not count in an address, in practice. */
function readEmail(text: string | null): string | null {
  const address = text?.normalize("NFC").trim().toLowerCase() ?? "";
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address : null;
}

/** Ten figures and a letter, or nine and two; what cannot be one (`0`, `néant`) is missing. */
function readIne(text: string | null): string | null {
  const ine = text?.replace(/\s/gu, "").toUpperCase() ?? "";
  return /^[0-9A-Z]{9}[0-9A-Z]?[A-Z]$/.test(ine) && /[1-9]/.test(ine) ? ine : null;
}
