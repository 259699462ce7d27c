/** What the school knows of a candidate from one entry of a Parcoursup file: checked, normalised, typed. */
export interface CandidateProfile {
  /** Numéro de dossier; digits as text. Null in a file whose export model leaves it out. */
  readonly fileNumber: string | null;
  /** Identifiant national élève, upper case, without spaces. */
  readonly ine: string | null;
  readonly identity: Identity;
  readonly contact: Contact;
  readonly diploma: Diploma | null;
  readonly wish: Wish;
}

export interface Identity {
  readonly civility: Civility;
  /** As received, trimmed. */
  readonly lastName: string;
  readonly firstName: string;
  readonly otherFirstNames: readonly string[];
  /** `YYYY-MM-DD`, a real calendar date. */
  readonly birthDate: string;
  readonly nationality: string | null;
}

export type Civility = "M" | "F";

export interface Contact {
  /** Trimmed, lower case. */
  readonly email: string;
  readonly mobilePhone: string | null;
  readonly landlinePhone: string | null;
  readonly addressLines: readonly string[];
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
}

/** The diploma of the `Baccalaureat` section, prepared or obtained. */
export interface Diploma {
  /** « Baccalauréat obtenu », « Baccalauréat en préparation »… */
  readonly type: string;
  readonly series: string | null;
  readonly speciality: string | null;
  /** Year obtained, or null. */
  readonly year: number | null;
  readonly honours: string | null;
  readonly academy: string | null;
}

/** The wish for the programme whose file this is (`DonneesVoeux` and the programme of the envelope). */
export interface Wish {
  /** `formationCode` of the envelope, as text. */
  readonly programmeCode: string | null;
  readonly programmeLabel: string | null;
  /** True when validated by the candidate, false when not, null when the file does not say. */
  readonly confirmed: boolean | null;
  readonly group: string | null;
  /** `YYYY-MM-DD` */
  readonly appliedOn: string | null;
  /** « Classement ou état du dossier », as received. */
  readonly status: string | null;
  readonly boarding: boolean | null;
}
