import fc from "fast-check";
import { expect, test } from "vitest";
import { candidate, check, exportOf, type Json, naivePosition } from "./export-builder.ts";

const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => JSON.parse(JSON.stringify(value)));
const indent = fc.constantFrom(undefined, 1, "\t");
const chunk = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4000 }));
const extras = fc.dictionary(fc.string(), json, { maxKeys: 3 });

/** What a check says, without the bytes that are only lent. */
async function outcome(text: string, size?: number) {
  const { handedOn, candidates, session, programmes, problemCount, problems, warnings } = await check(
    text,
    size === undefined ? {} : { chunk: size },
  );
  const profiles = handedOn.map(({ text: received, profile, ordinal }) => ({ received, profile, ordinal }));
  return { profiles, candidates, session, programmes, problemCount, problems, warnings };
}

test("la coupe en morceaux ne change rien au résultat", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(extras, { maxLength: 3 }),
      extras,
      extras,
      indent,
      chunk,
      async (sections, outer, inner, space, size) => {
        const candidates = sections.map((extra) => ({ ...extra, ...candidate({ NomCandidat: "É😀" }) }));
        const text = JSON.stringify(
          { ...outer, ...exportOf(candidates, { ...inner, formationCode: 1 }) },
          null,
          space,
        );
        expect(await outcome(text, size)).toEqual(await outcome(text));
      },
    ),
    { numRuns: 200 },
  );
});

test("ce qui est remis est, octet pour octet, ce que le fichier contient", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(extras, { minLength: 1, maxLength: 3 }),
      indent,
      chunk,
      async (sections, space, size) => {
        const candidates = sections.map((extra) => candidate({}, { Autre: extra }));
        const text = JSON.stringify(candidates, null, space);
        const { handedOn, problemCount } = await check(text, { chunk: size });
        expect(problemCount).toBe(0);
        expect(handedOn.map(({ text: received }) => JSON.parse(received))).toEqual(JSON.parse(text));
        for (const { text: received } of handedOn) expect(text).toContain(received);
      },
    ),
    { numRuns: 200 },
  );
});

test("tout JSON est lu jusqu'au bout, et n'est refusé que pour ce qu'il contient", async () => {
  await fc.assert(
    fc.asyncProperty(json, indent, chunk, async (value, space, size) => {
      const { codes, problemCount } = await check(JSON.stringify(value, null, space), { chunk: size });
      expect(problemCount).toBeGreaterThan(0);
      expect(codes.filter((code) => code.startsWith("json.") || code === "file.not_utf8")).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("des octets au hasard ne font jamais tomber la lecture", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), chunk, async (bytes, size) => {
      const { problems } = await check(bytes, { chunk: size });
      expect(problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test("les endroits sont ceux que l'on trouve en cherchant dans le texte", async () => {
  await fc.assert(
    fc.asyncProperty(extras, fc.nat(2), indent, chunk, async (extra, which, space, size) => {
      const candidates = [0, 1, 2].map((i) => ({
        Avant: extra,
        ...candidate({ "É😀": "à côté", Civilite: i === which ? "LA VALEUR" : "Mme" }),
      }));
      const text = JSON.stringify(exportOf(candidates), null, space);
      const { problem } = await check(text, { chunk: size });
      expect(problem).toMatchObject({
        code: "candidate.civility_unknown",
        path: `exportDeDonnees.exportCandidats[0].candidats[${which}].DonneesCandidats.Civilite`,
        ...naivePosition(text, '"LA VALEUR"'),
      });
    }),
    { numRuns: 200 },
  );
});
