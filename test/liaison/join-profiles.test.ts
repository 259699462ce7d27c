import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinProfiles } from "../../src/liaison/join-profiles.ts";
import type { LinkDiploma, LinkProfile } from "../../src/liaison/link-profile.ts";
import { separateProfiles } from "../../src/liaison/separate-profiles.ts";
import { isBlank, isSame } from "../../src/profiles/field-value.ts";

const moment = { accountId: "7", at: "2026-06-05T08:30:00+00:00" };

const word = fc.constantFrom("a", "b", "c");
const maybe = fc.option(word, { nil: null });
const words = fc.array(word, { maxLength: 2 });
const values = fc.record({
  civility: fc.constantFrom("M" as const, "F" as const),
  last_name: word,
  first_name: word,
  other_first_names: words,
  birth_date: fc.constantFrom("2007-02-03", "2007-03-02"),
  nationality: maybe,
  ine: maybe,
  email: word,
  mobile_phone: maybe,
  landline_phone: maybe,
  address_lines: words,
  postal_code: maybe,
  city: maybe,
  country: maybe,
  campaign_id: fc.option(fc.constantFrom("1", "2"), { nil: null }),
  admitted_at: fc.constant(null),
});
const fields = ["email", "city", "ine", "diploma_type"];

function profile(id: number): fc.Arbitrary<LinkProfile> {
  const content = fc.record({ label: word, type: word, series: maybe, year: fc.constantFrom(2025, null) });
  const diplomas = fc.uniqueArray(content, { maxLength: 3, selector: (diploma) => JSON.stringify(diploma) });
  const edits = fc.uniqueArray(fc.constantFrom(...fields), { maxLength: 3 });
  return fc.record({ values, diplomas, edits, fromParcoursup: fc.boolean() }).map((drawn) => ({
    id: String(id),
    values: drawn.values,
    diplomas: drawn.diplomas.map((diploma, index) => ({
      ...{ id: id * 10 + index, position: index + 1, speciality: null, honours: null, academy: null },
      ...diploma,
    })),
    edits: drawn.edits
      .toSorted()
      .map((field) => ({ field, account_id: id, edited_at: `2026-05-0${id}T00:00:00+00:00` })),
    fromParcoursup: drawn.fromParcoursup,
  }));
}

const choices = fc.dictionary(
  fc.constantFrom("email", "first_name", "address", "campaign", "ine"),
  fc.constantFrom("keep" as const, "absorb" as const),
);
const pair = fc.tuple(profile(1), profile(2), choices);

const content = ({ id: _, position: __, ...diploma }: LinkDiploma) => diploma;

describe("lier deux profils", () => {
  it("lier puis dissocier rend les deux profils exactement", () => {
    fc.assert(
      fc.property(pair, ([keep, absorb, chosen]) => {
        const joined = joinProfiles(keep, absorb, chosen, moment);
        expect(separateProfiles({ keep, absorb, joined, current: joined, importedFor: {} })).toEqual({
          keep,
          absorb,
        });
      }),
      { numRuns: 500 },
    );
  });

  it("aucune valeur ne se perd : chaque champ rempli d'un côté est rempli, chaque diplôme est là une fois", () => {
    fc.assert(
      fc.property(pair, ([keep, absorb, chosen]) => {
        const joined = joinProfiles(keep, absorb, chosen, moment);
        const before = Object.entries(keep.values);
        const other: Readonly<Record<string, unknown>> = { ...absorb.values };
        const after: Readonly<Record<string, unknown>> = { ...joined.values };
        for (const [column, value] of before) {
          const candidates = [value, other[column]].filter((one) => !isBlank(one));
          const address = ["address_lines", "postal_code", "city", "country"].includes(column);
          // An address is taken as a whole.
          if (candidates.length > 0 && !address) expect(candidates, column).toContainEqual(after[column]);
        }
        for (const diploma of [...keep.diplomas, ...absorb.diplomas])
          expect(joined.diplomas.filter((one) => isSame(content(one), content(diploma)))).toHaveLength(1);
        const positions = joined.diplomas.map(({ position }) => position);
        expect(new Set(positions).size).toBe(positions.length);
      }),
      { numRuns: 500 },
    );
  });

  it("sans choix, aucune valeur remplie du profil gardé ne change ; ses blancs se remplissent", () => {
    fc.assert(
      fc.property(pair, ([keep, absorb]) => {
        const joined = joinProfiles(keep, absorb, {}, moment);
        for (const [column, value] of Object.entries(keep.values))
          if (!isBlank(value)) expect(Object.entries(joined.values)).toContainEqual([column, value]);
        if (isBlank(keep.values.mobile_phone))
          expect(joined.values.mobile_phone).toEqual(absorb.values.mobile_phone);
      }),
    );
  });

  it("ce qui est saisi depuis va à l'un des deux, jamais aux deux ni à aucun", () => {
    fc.assert(
      fc.property(pair, ([keep, absorb, chosen]) => {
        const joined = joinProfiles(keep, absorb, chosen, moment);
        const edit = { field: "email", account_id: 9, edited_at: "2026-06-06T00:00:00+00:00" };
        const current = {
          ...joined,
          values: { ...joined.values, email: "saisi" },
          edits: [...joined.edits.filter(({ field }) => field !== "email"), edit],
        };
        const two = separateProfiles({ keep, absorb, joined, current, importedFor: {} });
        const [receiver, other] = two.keep.values.email === "saisi" ? [two.keep, absorb] : [two.absorb, keep];
        expect(receiver.values.email).toBe("saisi");
        expect(receiver.edits).toContainEqual(edit);
        expect([two.keep.values.email, two.absorb.values.email]).toContain(other.values.email);
        expect([...two.keep.edits, ...two.absorb.edits].filter((one) => one === edit)).toHaveLength(1);
      }),
    );
  });

  it("un champ changé depuis suit sa valeur, ou le fichier qui l'a apporté", () => {
    const [keep, absorb] = fc.sample(fc.tuple(profile(1), profile(2)), { numRuns: 1, seed: 1 })[0] ?? [];
    if (keep === undefined || absorb === undefined) throw new Error("no profile");
    const kept = { ...keep, values: { ...keep.values, mobile_phone: null, email: "k" }, edits: [] };
    const gone = { ...absorb, values: { ...absorb.values, mobile_phone: "06", email: "a" }, edits: [] };
    const joined = joinProfiles(kept, gone, {}, moment);
    const current = { ...joined, values: { ...joined.values, mobile_phone: "07", email: "n" } };
    expect(separateProfiles({ keep: kept, absorb: gone, joined, current, importedFor: {} })).toMatchObject({
      keep: { values: { mobile_phone: null, email: "n" } },
      absorb: { values: { mobile_phone: "07", email: "a" } },
    });
    expect(
      separateProfiles({ keep: kept, absorb: gone, joined, current, importedFor: { email: "absorb" } }),
    ).toMatchObject({ keep: { values: { email: "k" } }, absorb: { values: { email: "n" } } });
  });
});
