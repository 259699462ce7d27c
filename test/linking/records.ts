import type { LinkRecord } from "../../src/linking/link-record.ts";

let count = 0;

/** Yann Le Goff, but for what a test says of him. */
export function person(facts: Partial<LinkRecord> = {}): LinkRecord {
  count += 1;
  return {
    id: `p${count}`,
    lastName: "LE GOFF",
    firstName: "Yann",
    birthDate: "2007-03-12",
    email: null,
    ...facts,
  };
}
