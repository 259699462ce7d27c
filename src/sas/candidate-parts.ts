import type { Selectable } from "kysely";
import type { Tables } from "../database/schema.ts";
import type { CandidateProfilePage } from "./candidate.schema.ts";

type CandidateRow = Selectable<Tables["candidate"]>;

/** Who the candidate is, as the API tells it. */
export function identityOf(candidate: CandidateRow): CandidateProfilePage["identity"] {
  return {
    civility: candidate.civility,
    lastName: candidate.last_name,
    firstName: candidate.first_name,
    otherFirstNames: candidate.other_first_names,
    birthDate: candidate.birth_date,
    nationality: candidate.nationality,
    ine: candidate.ine,
  };
}

/** How the candidate is reached, as the API tells it. */
export function contactOf(candidate: CandidateRow): CandidateProfilePage["contact"] {
  return {
    email: candidate.email,
    mobilePhone: candidate.mobile_phone,
    landlinePhone: candidate.landline_phone,
    addressLines: candidate.address_lines,
    postalCode: candidate.postal_code,
    city: candidate.city,
    country: candidate.country,
  };
}
