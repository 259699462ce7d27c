import { isJsonList, isJsonObject, type Json, type JsonObject } from "./json.ts";
import type { SampleModel } from "./sample-options.ts";

/** Leaves in an entry what the export model ticks. */
export function applyModel(entry: JsonObject, model: SampleModel): JsonObject {
  switch (model) {
    case "complete":
      return entry;
    case "minimal":
      return keepTicked(entry);
    case "codes":
      return withoutCodedLabels(entry);
  }
}

/** The minimal model in real use (parcoursup-format, 4), with the five compulsory fields. Bulletins are whole when they are there. */
const tickedFields: Readonly<Record<string, readonly string[] | "all">> = {
  DonneesCandidats: [
    "NumeroDossierCandidat",
    "NomCandidat",
    "PrenomCandidat",
    "Civilite",
    "Sexe",
    "DateNaissance",
    "CoordonneesAdressemail",
  ],
  Scolarite: ["AnneeScolaireCode", "NiveauEtudeLibelle"],
  BulletinsScolaires: "all",
  Baccalaureat: ["SerieDiplomeCode", "SpecialiteLibelle"],
  NotesBaccalaureat: ["EpreuveCode", "NoteEpreuve"],
  DonneesVoeux: ["GroupeLibelle", "CandidatureConfirmeeCode"],
};

function keepTicked(entry: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [section, ticked] of Object.entries(tickedFields)) {
    const content = entry[section];
    if (content !== undefined) kept[section] = ticked === "all" ? content : keepFields(content, ticked);
  }
  return kept;
}

function keepFields(content: Json, names: readonly string[]): Json {
  if (isJsonList(content)) return content.map((item) => keepFields(item, names));
  if (!isJsonObject(content)) return content;
  return Object.fromEntries(Object.entries(content).filter(([name]) => names.includes(name)));
}

function withoutCodedLabels(entry: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(entry)
      .filter(([name]) => !name.endsWith("Libelle") || !(`${name.slice(0, -"Libelle".length)}Code` in entry))
      .map(([name, value]) => [name, withoutCodedLabelsWithin(value)]),
  );
}

function withoutCodedLabelsWithin(value: Json): Json {
  if (isJsonList(value)) return value.map(withoutCodedLabelsWithin);
  return isJsonObject(value) ? withoutCodedLabels(value) : value;
}
