/** Which candidate of the file a problem or warning is about. */
export interface CandidateReference {
  /** Position in its entry of the file, from 1, counted over all programmes. */
  readonly index: number;
  readonly fileNumber: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
}

/** Where something stands in the file, as an editor counts: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  /** `exportDeDonnees.exportCandidats[0].candidats[3].DonneesCandidats.DateNaissance`; empty for the file itself. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Name of the entry when the file is a ZIP, else null. */
  readonly entry: string | null;
}

/** One thing that keeps the file from being imported (`parcoursup-format`, section 7), located and explained in French. */
export interface Problem extends Position {
  /** Stable, dotted: `candidate.email_missing`. The catalogue is `problem-catalogue.ts`. */
  readonly code: string;
  /** One French sentence: what is wrong, with the value where that helps. */
  readonly message: string;
  /** What to do about it, in French. */
  readonly remedy: string;
  /** The field as Parcoursup's export screen names it: « Coordonnées - Adresse mail ». */
  readonly field: string | null;
  /** The offending value, shortened to 60 characters; null when missing. */
  readonly value: string | null;
  readonly candidate: CandidateReference | null;
}

/** Unusual but legal; never blocks an import. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  /** How many candidates it is about. */
  readonly count: number;
  /** The first candidates concerned, at most 20. */
  readonly candidates: readonly CandidateReference[];
}
