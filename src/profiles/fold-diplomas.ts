import { fold } from "../linking/fold.ts";

/** Bytes. A row of an index holds 2,704: two names and an address of e-mail, which stand beside the diplomas, take up to 1,700. */
const MAX_BYTES = 900;

/** What lists sort by and look for parts of, of the diplomas of one person; what is more than a dozen of them is left out. */
export function foldDiplomas(labels: readonly string[]): string {
  const folded = labels.map(fold).join(" | ");
  const bytes = Buffer.from(folded);
  if (bytes.length <= MAX_BYTES) return folded;
  // A character that is cut in two is no longer one.
  return bytes
    .subarray(0, MAX_BYTES)
    .toString()
    .replace(/\ufffd$/u, "");
}
