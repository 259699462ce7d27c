import type { JsonObject } from "./json.ts";

export interface ProgrammeContents {
  readonly formationCode: number | string;
  readonly candidats: readonly JsonObject[];
}

/** The two levels around the candidates in a real file (parcoursup-format, 1.1): one element for each programme. */
export function wrapExport(programmes: readonly ProgrammeContents[]): JsonObject {
  return {
    exportDeDonnees: {
      exportCandidats: programmes.map(({ formationCode, candidats }) => ({ formationCode, candidats })),
    },
  };
}
