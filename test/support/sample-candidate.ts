import { filledFields, isJsonObject, type Json, type JsonObject } from "../../src/parcoursup/sample/json.ts";
import { wrapExport } from "../../src/parcoursup/sample/wrap-export.ts";

/** By section. `undefined` removes a section, or a field of it; a field that is given replaces that of the example. */
export type CandidateOverrides = Readonly<
  Record<string, Json | undefined | Readonly<Record<string, Json | undefined>>>
>;

const example: JsonObject = {
  DonneesCandidats: {
    NumeroDossierCandidat: "1234567",
    NomCandidat: "MARTIN",
    PrenomCandidat: "Camille",
    Civilite: "Mme",
    DateNaissance: "15/04/2008",
    CoordonneesAdressemail: "camille.martin@example.com",
  },
  Baccalaureat: {
    TypeDiplomeCode: 4,
    TypeDiplomeLibelle: "Baccalauréat en préparation",
    SerieDiplomeLibelle: "Série Générale",
  },
  DonneesVoeux: { CandidatureConfirmeeCode: 1, CandidatureConfirmeeLibelle: "Validée" },
};

/**
 * A small valid candidate: the five compulsory fields, a file number, a diploma and a wish.
 * @example sampleCandidate({ DonneesCandidats: { NomCandidat: "DIALLO", CoordonneesAdressemail: undefined } })
 */
export function sampleCandidate(overrides: CandidateOverrides = {}): JsonObject {
  const candidate = new Map(Object.entries(example));
  for (const [section, change] of Object.entries(overrides)) {
    if (change === undefined) candidate.delete(section);
    else candidate.set(section, isFields(change) ? changed(candidate.get(section), change) : change);
  }
  return Object.fromEntries(candidate);
}

/** The candidates in the envelope of a real file, as one programme. */
export function sampleExport(
  candidates: readonly JsonObject[],
  { formationCode = 90_001 }: { readonly formationCode?: number | string } = {},
): JsonObject {
  return wrapExport([{ formationCode, candidats: candidates }]);
}

type Fields = Readonly<Record<string, Json | undefined>>;

function isFields(value: CandidateOverrides[string]): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function changed(section: Json | undefined, changes: Fields): JsonObject {
  return filledFields({ ...(isJsonObject(section) ? section : {}), ...changes });
}
