import { fold, identityKey } from "../linking/fold.ts";
import { diplomaLabel } from "../parcoursup/diploma.ts";

/** What a candidate's profile holds that imports and staff may change, in the names of the database. */
export interface StoredCandidate {
  readonly id: string;
  readonly civility: "M" | "F";
  readonly last_name: string;
  readonly first_name: string;
  readonly other_first_names: readonly string[];
  /** `YYYY-MM-DD` */
  readonly birth_date: string;
  readonly nationality: string | null;
  readonly ine: string | null;
  readonly email: string;
  readonly mobile_phone: string | null;
  readonly landline_phone: string | null;
  readonly address_lines: readonly string[];
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly country: string | null;
  /** The diploma that Parcoursup tells of. */
  readonly diploma: StoredDiploma | null;
}

export interface StoredDiploma {
  readonly type: string;
  readonly series: string | null;
  readonly speciality: string | null;
  readonly year: number | null;
  readonly honours: string | null;
  readonly academy: string | null;
}

/** A profile ready to be written, with what is derived from it. */
export interface ProfileUpdate {
  readonly candidate: StoredCandidate;
  readonly diplomaLabel: string | null;
  readonly folded: {
    readonly last_name_folded: string;
    readonly first_name_folded: string;
    readonly identity_key: string;
  };
}

export function profileUpdate(candidate: StoredCandidate): ProfileUpdate {
  return {
    candidate,
    diplomaLabel: diplomaLabel(candidate.diploma),
    folded: {
      last_name_folded: fold(candidate.last_name),
      first_name_folded: fold(candidate.first_name),
      identity_key: identityKey(candidate.last_name, candidate.first_name, candidate.birth_date),
    },
  };
}
