import type { LinkRecord } from "./link-record.ts";
import { isParticle, type Name } from "./name.ts";
import { type PreparedRecord, prepare } from "./prepared-record.ts";

/**
 * When more records than this have one key (a birth date that stands for "unknown", the e-mail of an office), the key tells nobody
 * apart and is passed over: comparing them all would take quadratic time.
 */
export const CROWD = 2_000;

/**
 * Keys of which two records that are certain or probable have at least one in common, and nearly all that are possible: what a database
 * stores and joins on. Birth date with the first letter of a name; e-mail; identifiers; a word of the one name with a word of the other.
 * Changing how they are made means computing stored ones anew (`BLOCKING_VERSION`).
 */
export function blockingKeys(record: LinkRecord): readonly string[] {
  return keysOf(prepare(record));
}

/** Goes up whenever the same record gets other keys. */
export const BLOCKING_VERSION = 1;

export function keysOf(record: PreparedRecord): readonly string[] {
  const { lastName, firstName, birthDate, email, ine } = record;
  const keys = new Set<string>();
  if (birthDate !== null)
    for (const name of [lastName, firstName])
      if (name !== null) for (const form of formsOf(name)) keys.add(`b|${birthDate}|${form.slice(0, 1)}`);
  if (email !== null) keys.add(`e|${email}`);
  if (ine !== null) keys.add(`i|${ine}`);
  for (const { number } of record.files) keys.add(`f|${number}`);
  if (lastName !== null && firstName !== null)
    for (const one of formsOf(lastName))
      for (const other of formsOf(firstName))
        keys.add(one < other ? `n|${one}|${other}` : `n|${other}|${one}`);
  return [...keys];
}

/** The forms under which a name may stand in another record: whole, and each word that says something. */
function formsOf({ words, glued }: Name): ReadonlySet<string> {
  const forms = new Set([glued]);
  if (words.length > 1) for (const word of words) if (!isParticle(word)) forms.add(word);
  return forms;
}
