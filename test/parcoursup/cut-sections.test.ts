import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutSections } from "../../src/parcoursup/cut-sections.ts";
import { isOptionalSection, optionalSections } from "../../src/parcoursup/optional-sections.ts";
import { knownSections } from "../../src/parcoursup/section-catalogue.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
const cut = (object: string, ...sections: string[]) => {
  const { bytes, found } = cutSections(Buffer.from(object), sections);
  return { text: text(bytes), found };
};

const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
const value = fc
  .jsonValue({ maxDepth: 3 })
  .chain((json) => fc.constantFrom(JSON.stringify(json), JSON.stringify(json, null, 2)));
const sectionName = fc.constantFrom(...[...knownSections.values()], "Inconnue", 'Bulletins\\"Scolaires');
/** An object as text, with its members and what stands around them. */
const object = fc
  .uniqueArray(fc.tuple(sectionName, value), { selector: ([name]) => name.toLowerCase(), maxLength: 8 })
  .chain((members) =>
    fc.tuple(fc.constant(members), fc.array(space, { minLength: 4 * 8 + 2, maxLength: 4 * 8 + 2 })),
  )
  .map(([members, spaces]) => {
    const written = members.map(([name, json], index) => {
      const around = spaces.slice(index * 4, index * 4 + 4);
      return `${around[0]}"${name}"${around[1]}:${around[2]}${json}${around[3]}`;
    });
    return { members, text: `{${written.join(",") || spaces.at(-1)}}` };
  });

describe("les sections que l'école ne garde pas", () => {
  it("sont coupées du dossier reçu ; le reste garde ses octets", () => {
    const received = '{ "A" : {"x":1.50} ,\n  "FicheAvenir":[1, "}\\"]"],"B":"é" }';
    expect(cut(received, "FicheAvenir")).toEqual({
      text: '{ "A" : {"x":1.50} ,\n  "B":"é" }',
      found: ["FicheAvenir"],
    });
  });

  it("se reconnaissent sans la casse et sous leur forme échappée", () => {
    expect(
      cut('{"ficheavenir":1,"\\u0046icheAvenir2":2,"\\u0042accalaureat":3}', "FicheAvenir", "Baccalaureat"),
    ).toEqual({
      text: '{"\\u0046icheAvenir2":2}',
      found: ["FicheAvenir", "Baccalaureat"],
    });
  });

  it("ne sont cherchées qu'au premier niveau", () => {
    const received = '{"A":{"FicheAvenir":1}}';
    expect(cut(received, "FicheAvenir")).toEqual({ text: received, found: [] });
  });

  it("ce qui reste est du JSON valide, les mêmes valeurs, et des morceaux de l'original (propriété)", () => {
    fc.assert(
      fc.property(
        object,
        fc.subarray([...knownSections.values()]),
        ({ members, text: received }, sections) => {
          const { text: remaining, found } = cut(received, ...sections);
          const kept = members.filter(([name]) => !sections.includes(name));
          const whole: Record<string, unknown> = JSON.parse(received);
          for (const name of found) delete whole[name];
          expect(JSON.parse(remaining)).toEqual(whole);
          expect([...found].sort()).toEqual(
            members
              .map(([name]) => name)
              .filter((name) => sections.includes(name))
              .sort(),
          );
          let from = 0;
          for (const [name, json] of kept) {
            const at = remaining.indexOf(`"${name}"`, from);
            expect(at).toBeGreaterThanOrEqual(from);
            expect(remaining.indexOf(json, at)).toBeGreaterThan(at);
            from = remaining.indexOf(json, at) + json.length;
          }
          if (found.length === 0) expect(remaining).toBe(received);
          // Nothing that was not there, in the order in which it was there.
          expect(isSubsequence(remaining, received)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("l'identité n'en fait jamais partie ; toutes les autres sections connues, si", () => {
    const others = [...knownSections.values()].filter((name) => !isOptionalSection(name));
    expect(others).toEqual(["DonneesCandidats"]);
    expect(
      optionalSections.map(({ name }) => name).filter((name) => !knownSections.has(name.toLowerCase())),
    ).toEqual([]);
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
