import { generateCandidates } from "./generate-export.ts";
import { filledFields, isJsonObject, type Json, type JsonObject } from "./json.ts";
import { programmeAt } from "./schools/programme.ts";
import { wrapExport } from "./wrap-export.ts";

/**
 * `avec-erreurs.json`: twelve candidates, of whom the first and the last are right and the others have one mistake each, as people make
 * them when they edit the file. An import must refuse all of it and locate every one.
 */
export function faultyExport(): JsonObject {
  const sound = [...generateCandidates({ candidates: 12, seed: 12, model: "minimal" })];
  const candidats = sound.map((candidate, index) => withIdentity(candidate, faults[index] ?? {}));
  return wrapExport([{ formationCode: programmeAt(0).code, candidats }]);
}

/** By position in the file; `undefined` removes the key. */
const faults: Readonly<Record<number, Readonly<Record<string, Json | undefined>>>> = {
  1: { CoordonneesAdressemail: undefined },
  2: { DateNaissance: "31/02/2007" },
  3: { Civilite: "Docteur" },
  4: { NomCandidat: "   " },
  5: { CoordonneesAdressemail: "adresse.sans.arobase.example.com" },
  6: { DateNaissance: undefined },
  7: { DateNaissance: "le 3 mai 2008" },
  8: { PrenomCandidat: null },
  9: { CoordonneesAdressemail: "deux@@example.com" },
  10: { NomCandidat: `DE LA ${"TRÈS-".repeat(30)}LONGUE` },
};

function withIdentity(
  candidate: JsonObject,
  changes: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const identity = candidate.DonneesCandidats;
  if (!isJsonObject(identity)) return candidate;
  return { ...candidate, DonneesCandidats: filledFields({ ...identity, ...changes }) };
}
