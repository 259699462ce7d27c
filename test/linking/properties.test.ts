import fc from "fast-check";
import { expect, test } from "vitest";
import { blockingKeys } from "../../src/linking/blocking.ts";
import { comparePair } from "../../src/linking/compare.ts";
import type { ProposedPair } from "../../src/linking/comparison.ts";
import type { LinkRecord } from "../../src/linking/link-record.ts";
import { proposePairs, proposeWithin } from "../../src/linking/propose.ts";

/** Few values, near to each other, so that records often meet. */
const lastName = fc.constantFrom(
  "MARTIN",
  "Martín",
  "MARTIN-DUPONT",
  "Dupont",
  "LE GOFF",
  "Legoff",
  "Marten",
  "Louis",
  "",
  null,
);
const firstName = fc.constantFrom(
  "Louis",
  "Louise",
  "Jean-Louis",
  "Jean Louis Marie",
  "Éva",
  "Eva",
  "Martin",
  "Goff",
  "",
  null,
);
const birthDate = fc.constantFrom(
  "2007-03-12",
  "2007-12-03",
  "2007-03-13",
  "1972-05-01",
  "1972-05-02",
  "2007-02-31",
  null,
);
const email = fc.constantFrom("famille@example.org", "FAMILLE@example.org", "autre@example.org", "?", null);
const ine = fc.constantFrom("1234567890A", "1234567890B", "", null, null);
const parcoursupFiles = fc.array(
  fc.record({
    session: fc.constantFrom(2025, 2026),
    establishmentId: fc.constantFrom("1", "2"),
    fileNumber: fc.constantFrom("100", "101"),
  }),
  { maxLength: 2 },
);
const facts = fc.record({
  lastName,
  firstName,
  otherFirstNames: fc.array(fc.constantFrom("Louise", "Eva"), { maxLength: 1 }),
  birthDate,
  email,
  ine,
  parcoursupFiles,
});
const list = (prefix: string, maxLength = 12) =>
  fc
    .array(facts, { maxLength })
    .map((all): LinkRecord[] => all.map((one, at) => ({ id: `${prefix}${at}`, ...one })));
const record = facts.map((one): LinkRecord => ({ id: "new", ...one }));

const nameOf = ({ left, right }: ProposedPair) => `${left}|${right}`;
const byName = (pairs: readonly ProposedPair[]) => new Map(pairs.map((pair) => [nameOf(pair), pair]));
const ordered = (pairs: readonly ProposedPair[]) =>
  pairs.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));

test("the comparison is symmetric", () => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      expect(comparePair(other, one)).toEqual(comparePair(one, other));
    }),
    { numRuns: 2_000 },
  );
});

test("the order of the lists does not matter, nor which list is which", () => {
  fc.assert(
    fc.property(list("l"), list("r"), (left, right) => {
      const proposals = ordered(proposePairs(left, right));
      expect(ordered(proposePairs(left.toReversed(), right.toReversed()))).toEqual(proposals);
      const exchanged = proposePairs(right, left).map((pair) => ({
        ...pair,
        left: pair.right,
        right: pair.left,
      }));
      expect(ordered(exchanged)).toEqual(proposals);
    }),
  );
});

test("an unrelated record changes nothing; any record only takes uniqueness away", () => {
  const stranger = {
    id: "z",
    lastName: "QUÉMÉNEUR",
    firstName: "Tuấn",
    birthDate: "2001-09-30",
    email: "z@example.net",
  };
  fc.assert(
    fc.property(list("l"), list("r"), record, (left, right, added) => {
      const before = proposePairs(left, right);
      expect(proposePairs(left, [...right, stranger])).toEqual(before);
      expect(proposePairs([stranger, ...left], right)).toEqual(before);
      const after = byName(proposePairs(left, [...right, added]));
      for (const pair of before) {
        const now = after.get(nameOf(pair));
        if (now?.reasons.includes("pair.severalCounterparts") && now.grade === "probable")
          expect(["certain", "probable"]).toContain(pair.grade);
        else expect(now).toEqual(pair);
      }
    }),
  );
});

test("outside of identifiers, nobody is certain of two", () => {
  fc.assert(
    fc.property(list("p", 16), (records) => {
      const seen = new Set<string>();
      for (const { grade, reasons, left, right } of proposeWithin(records)) {
        if (grade !== "certain" || reasons.some((reason) => /^(ine|fileNumber)\.same$/.test(reason)))
          continue;
        for (const id of [left, right]) expect(seen, id).not.toContain(id);
        seen.add(left).add(right);
      }
    }),
  );
});

test("forbidden pairs are never proposed", () => {
  fc.assert(
    fc.property(list("p", 16), (records) => {
      const byId = new Map(records.map((one) => [one.id, one]));
      for (const { left, right } of proposeWithin(records)) {
        const [one, other] = [byId.get(left), byId.get(right)];
        expect(one && other && comparePair(one, other)?.forbidden).toBe(false);
      }
    }),
  );
});

test("twins are never certain nor probable: one surname, one birth date, two first names", () => {
  const names = fc.constantFrom(
    ...[
      "Louis",
      "Louise",
      "Victor",
      "Victoire",
      "Léo",
      "Léa",
      "Maya",
      "Aya",
      "Emma",
      "Noé",
      "Chloé",
      "Gabriel",
      "Gabrielle",
    ],
  );
  const twin = fc.record({
    lastName: fc.constantFrom("LE GOFF", "Legoff", "le goff"),
    birthDate: fc.constantFrom("2007-03-12", "1972-05-01"),
    otherFirstNames: fc.array(names, { maxLength: 2 }),
    email,
  });
  fc.assert(
    fc.property(twin, twin, names, names, (one, other, firstName, otherName) => {
      fc.pre(firstName !== otherName);
      const born = { birthDate: one.birthDate };
      const grade = comparePair(
        { id: "1", ...one, ...born, firstName },
        { id: "2", ...other, ...born, firstName: otherName },
      )?.grade;
      expect([undefined, "possible"]).toContain(grade);
    }),
    { numRuns: 1_000 },
  );
});

test("who is certain or probable has a blocking key in common", () => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      const grade = comparePair(one, other)?.grade;
      fc.pre(grade === "certain" || grade === "probable");
      const keys = new Set(blockingKeys(other));
      expect(blockingKeys(one).some((key) => keys.has(key))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("any text is compared without complaint", () => {
  const text = fc.option(fc.string({ unit: "binary", maxLength: 300 }));
  const anything = fc.record({ lastName: text, firstName: text, birthDate: text, email: text, ine: text });
  fc.assert(
    fc.property(anything, anything, (one, other) => {
      const [a, b] = [
        { id: "1", ...one },
        { id: "2", ...other },
      ];
      expect(comparePair(a, b)).toEqual(comparePair(b, a));
      blockingKeys(a);
    }),
  );
});
