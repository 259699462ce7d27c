import { describe, expect, test } from "vitest";
import { comparePair } from "../../src/linking/compare.ts";
import type { Grade } from "../../src/linking/comparison.ts";
import type { LinkRecord } from "../../src/linking/link-record.ts";
import { person } from "./records.ts";

type Facts = Partial<LinkRecord>;
const file = (establishmentId: string, fileNumber: string, session = 2026) => ({
  parcoursupFiles: [{ session, establishmentId, fileNumber }],
});
const gradeOf = (one: Facts, other: Facts): Grade | null =>
  comparePair(person(one), person(other))?.grade ?? null;

describe("identifiers", () => {
  const ine = { ine: "1234567890A" };

  test("the same INE and the same birth date: certain, whatever the names", () => {
    expect(comparePair(person(ine), person({ ...ine, lastName: "MARTIN", firstName: "Zoé" }))).toMatchObject({
      grade: "certain",
      byIdentifier: true,
      reasons: ["lastName.different", "firstName.different", "birthDate.same", "ine.same"],
    });
  });

  test("the same INE with another birth date is less than certain", () => {
    expect(gradeOf(ine, { ...ine, birthDate: "1999-01-02" })).toBe("probable");
    expect(gradeOf(ine, { ...ine, birthDate: null, lastName: "MARTIN" })).toBe("possible");
  });

  test("spaces and case of an INE do not count; what is no INE is missing", () => {
    expect(gradeOf(ine, { ine: "1234 567890 a", lastName: "X" })).toBe("certain");
    expect(comparePair(person({ ine: "0" }), person(ine))?.forbidden).toBe(false);
  });

  test("two INE forbid the pair, whatever else agrees", () => {
    const comparison = comparePair(person(ine), person({ ine: "1234567890B" }));
    expect(comparison).toMatchObject({ grade: null, forbidden: true });
    expect(comparison?.reasons).toContain("ine.different");
  });

  test("two file numbers of one session forbid it, those of two sessions do not", () => {
    expect(comparePair(person(file("1", "100")), person(file("2", "101")))?.forbidden).toBe(true);
    expect(gradeOf(file("1", "100"), file("1", "101", 2025))).toBe("certain");
  });

  test("two of one session forbid it even when those of another session agree", () => {
    const files = (number: string) => ({
      parcoursupFiles: [...file("1", "100", 2025).parcoursupFiles, ...file("1", number).parcoursupFiles],
    });
    expect(comparePair(person(files("7")), person(files("8")))?.forbidden).toBe(true);
    expect(comparePair(person(files("7")), person(files("7")))?.byIdentifier).toBe(true);
  });

  test("one file number in two establishments: certain when the person agrees, else a conflict", () => {
    expect(comparePair(person(file("1", "100")), person(file("2", "100")))).toMatchObject({
      grade: "certain",
      byIdentifier: true,
    });
    expect(
      comparePair(person(file("1", "100")), person({ ...file("2", "100"), firstName: "Zoé" })),
    ).toMatchObject({
      grade: "possible",
      conflict: true,
    });
  });
});

describe("names", () => {
  test.each([
    ["LE GOFF", "Yann", "Legoff", "YANN"],
    ["D'ALMÉIDA", "Zoë", "d almeida", "Zoe"],
    ["LEBŒUF", "Anne-Sophie", "LEBOEUF", "Anne Sophie"],
    ["MARTIN-DUPONT", "Jean-Baptiste", "DUPONT", "Jean Baptiste Marie"],
    ["NGUYEN", "Thi Mai", "Thi Mai", "Nguyen"],
    ["ŁUKASZ", "Małgorzata", "Lukasz", "Malgorzata"],
  ])("%s %s and %s %s agree", (lastName, firstName, otherLast, otherFirst) => {
    expect(gradeOf({ lastName, firstName }, { lastName: otherLast, firstName: otherFirst })).toBe("certain");
  });

  test("two names that share a particle only do not agree", () => {
    expect(gradeOf({ lastName: "LE" }, {})).toBeNull();
  });

  test("a blank name is missing, and agrees with nothing", () => {
    expect(gradeOf({ firstName: " - " }, { firstName: " - " })).toBe("possible");
    expect(gradeOf({ lastName: "", firstName: null }, { lastName: "", firstName: null })).toBeNull();
  });
});

describe("certain", () => {
  test("birth date and both names; either order", () => {
    expect(comparePair(person(), person({ lastName: "Yann", firstName: "LE GOFF" }))).toMatchObject({
      grade: "certain",
      reasons: ["lastName.inverted", "firstName.inverted", "birthDate.same"],
    });
  });

  test("e-mail, birth date and first name: a surname changed", () => {
    const email = "yann.2007@example.org";
    expect(gradeOf({ email }, { email: email.toUpperCase(), lastName: "MARTIN" })).toBe("certain");
  });

  test("an impossible birth date is missing, never equal to itself", () => {
    expect(gradeOf({ birthDate: "2007-02-30" }, { birthDate: "2007-02-30" })).toBe("possible");
    expect(gradeOf({ birthDate: "12/03/2007" }, {})).toBe("possible");
  });
});

describe("probable", () => {
  test.each([
    ["day and month exchanged", "2007-12-03"],
    ["another figure", "2007-03-13"],
    ["two neighbours exchanged", "2007-03-21"],
    ["another year", "2006-03-12"],
  ])("names and a birth date with %s", (_, birthDate) => {
    expect(gradeOf({}, { birthDate })).toBe("probable");
  });

  test("names and e-mail", () => {
    const email = "yann@example.org";
    expect(gradeOf({ email }, { email, birthDate: "1999-01-02" })).toBe("probable");
    expect(gradeOf({ email }, { email, birthDate: null })).toBe("probable");
  });

  test("birth date, first name and a surname with a mistake", () => {
    expect(gradeOf({ lastName: "FOURNIER" }, { lastName: "FOURNER" })).toBe("probable");
  });
});

describe("twins", () => {
  test.each([
    ["Louis", "Louise"],
    ["Victor", "Victoire"],
    ["Emma", "Léo"],
  ])("%s and %s, born the same day, one surname, one e-mail: at most possible", (firstName, otherFirst) => {
    const shared = { email: "famille@example.org" };
    const comparison = comparePair(
      person({ ...shared, firstName }),
      person({ ...shared, firstName: otherFirst }),
    );
    expect(["possible", undefined]).toContain(comparison?.grade);
    if (comparison !== null) expect(comparison.reasons).toContain("pair.twins");
  });

  test("each other's second first name is no proof", () => {
    const [emma, louise] = [{ firstName: "Emma", otherFirstNames: ["Louise"] }, { firstName: "Louise" }];
    expect(gradeOf(emma, { ...louise, otherFirstNames: ["Emma"] })).toBe("possible");
  });
});

describe("possible", () => {
  test.each<[string, Facts, Facts]>([
    ["one name missing and the rest agreeing", { firstName: null }, {}],
    ["both names with a mistake, one birth date", { lastName: "LE GOF" }, { firstName: "Yanne" }],
    ["both names without a birth date", { birthDate: null }, {}],
  ])("%s", (_, one, other) => {
    expect(gradeOf(one, other)).toBe("possible");
  });

  test("an e-mail alone identifies nobody", () => {
    const email = "famille@example.org";
    expect(
      gradeOf({ email }, { email, firstName: "Zoé", lastName: "MARTIN", birthDate: "1999-01-02" }),
    ).toBeNull();
    expect(gradeOf({ email }, { email, firstName: "Zoé", birthDate: "2009-01-02" })).toBeNull();
  });

  test("homonyms born on other days are not proposed", () => {
    expect(
      gradeOf(
        { lastName: "MARTIN", firstName: "Emma" },
        { lastName: "MARTIN", firstName: "Emma", birthDate: "2006-11-25" },
      ),
    ).toBeNull();
  });
});

describe("the score: possible by all fields together", () => {
  const older = { birthDate: "1972-05-01" };

  test("fields exchanged and a mistake", () => {
    expect(gradeOf({ lastName: "FOURNIER" }, { lastName: "Yann", firstName: "FOURNER" })).toBe("possible");
  });

  test("one e-mail, one first name, another surname and no birth date", () => {
    const email = "yann@example.org";
    expect(gradeOf({ email }, { email, lastName: "MARTIN", birthDate: null })).toBe("possible");
  });

  test("a birth date shared by two who are older than candidates says more than that of two candidates", () => {
    expect(gradeOf(older, { ...older, lastName: "MARTIN" })).toBe("possible");
    expect(gradeOf({}, { lastName: "MARTIN" })).toBeNull();
  });

  test("it never lifts above possible what looks like twins", () => {
    const email = "famille@example.org";
    const comparison = comparePair(
      person({ ...older, email }),
      person({ ...older, email, firstName: "Zoé" }),
    );
    expect(comparison).toMatchObject({ grade: "possible" });
    expect(comparison?.reasons).toContain("pair.twins");
  });
});
