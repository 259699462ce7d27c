import { readBirthDate } from "../../src/linking/birth-date.ts";
import { glue } from "../../src/linking/fold.ts";
import type { LinkRecord } from "../../src/linking/link-record.ts";

/** Rules of other programs, beside which ours is measured: pairs `left|right`. */
export type Rule = (left: readonly LinkRecord[], right: readonly LinkRecord[]) => Iterable<string>;

const names = ({ lastName, firstName }: LinkRecord): string | null => {
  const [last, first] = [glue(lastName ?? ""), glue(firstName ?? "")];
  return last === "" || first === "" ? null : `${last}|${first}`;
};

/** The same nom and prénom, whatever the birth date. */
export const namesOnly: Rule = (left, right) => sharing(names, left, right);

/** The same nom, prénom and birth date. */
export const namesAndBirthDate: Rule = (left, right) =>
  sharing(
    (record) => {
      const [name, date] = [names(record), readBirthDate(record.birthDate)];
      return name === null || date === null ? null : `${name}|${date}`;
    },
    left,
    right,
  );

/** One birth date, and at most a quarter of the letters of each name to change (how Pix recognises pupils). */
export const birthDateAndCloseNames: Rule = function* (left, right) {
  const [one, other] = [byId(left), byId(right)];
  for (const pair of sharing(({ birthDate }) => readBirthDate(birthDate), left, right)) {
    const [leftId = "", rightId = ""] = pair.split("|");
    const [a, b] = [one.get(leftId), other.get(rightId)];
    if (
      a !== undefined &&
      b !== undefined &&
      close(a.lastName, b.lastName) &&
      close(a.firstName, b.firstName)
    )
      yield pair;
  }
};

/** The same e-mail address. */
export const emailAlone: Rule = (left, right) =>
  sharing(({ email }) => email?.toLowerCase() ?? null, left, right);

function* sharing(
  keyOf: (record: LinkRecord) => string | null,
  left: readonly LinkRecord[],
  right: readonly LinkRecord[],
): Generator<string> {
  const index = new Map<string, string[]>();
  for (const record of right) {
    const key = keyOf(record);
    if (key !== null) index.set(key, [...(index.get(key) ?? []), record.id]);
  }
  for (const record of left) {
    const key = keyOf(record);
    if (key !== null) for (const id of index.get(key) ?? []) yield `${record.id}|${id}`;
  }
}

const byId = (records: readonly LinkRecord[]) => new Map(records.map((record) => [record.id, record]));

function close(one: string | null, other: string | null): boolean {
  const [a, b] = [glue(one ?? ""), glue(other ?? "")];
  return a !== "" && b !== "" && levenshtein(a, b) / Math.max(a.length, b.length) <= 0.25;
}

function levenshtein(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let there = 1; there <= other.length; there++)
      next.push(
        Math.min(
          (row[there] ?? 0) + 1,
          (next[there - 1] ?? 0) + 1,
          (row[there - 1] ?? 0) + (one[at - 1] === other[there - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
