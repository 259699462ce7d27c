import { hash } from "node:crypto";
import type { CheckedRow } from "../candidate-table/check-table.ts";
import type { TableCandidate } from "../candidate-table/table-candidate.ts";
import { fold, identityKeyOfFolded } from "../linking/fold.ts";
import type { CheckedCandidate } from "../parcoursup/check-export.ts";
import { diplomaLabel } from "../parcoursup/diploma.ts";
import type { KeptCandidate } from "../parcoursup/leave-out.ts";
import { packRecord } from "../parcoursup/received-record.ts";
import { storedCountry } from "../profiles/country.ts";
import { foldDiplomas } from "../profiles/fold-diplomas.ts";
import { storedNationality } from "../profiles/nationality.ts";
import { programmeKey } from "../profiles/programme-key.ts";
import { personKey } from "./person-key.ts";

/** A checked candidate on its way to the database: plain values only, so that it survives a JSON text. */
export interface StagedCandidate {
  readonly facts: StagedFacts;
  /** The candidate's object as received, without the sections that the school does not keep, packed; empty when nothing is kept. */
  readonly content: Uint8Array;
}

/** One row of the staging table (`staging.repository.ts`), columns in the names of the database. */
export interface StagedFacts {
  readonly ordinal: number;
  readonly programme_index: number;
  /** Entries of the file with the same value are one person. */
  readonly person: string;
  readonly digest: string;
  readonly file_number: string | null;
  readonly ine: string | null;
  readonly identity_key: string;
  readonly civility: "M" | "F";
  readonly last_name: string;
  readonly first_name: string;
  readonly other_first_names: readonly string[];
  readonly birth_date: string;
  readonly nationality: string | null;
  readonly email: string;
  readonly mobile_phone: string | null;
  readonly landline_phone: string | null;
  readonly address_lines: readonly string[];
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly last_name_folded: string;
  readonly first_name_folded: string;
  readonly diploma_label: string | null;
  readonly diplomas_folded: string;
  readonly diploma_type: string | null;
  readonly diploma_series: string | null;
  readonly diploma_speciality: string | null;
  readonly diploma_year: number | null;
  readonly diploma_honours: string | null;
  readonly diploma_academy: string | null;
  readonly programme_code: string;
  readonly programme_label: string | null;
  readonly confirmed: boolean | null;
  readonly group_label: string | null;
  readonly applied_on: string | null;
  readonly wish_status: string | null;
  readonly boarding: boolean | null;
}

/**
 * `kept` is what the school keeps of `candidate`, whose digest stays that of the whole object: choosing other sections
 * changes nobody. Must be called before the object is reused by the reader: packing copies it.
 */
export function stageCandidate(
  candidate: CheckedCandidate,
  { profile, received }: Pick<KeptCandidate, "profile" | "received"> = candidate,
): StagedCandidate {
  const { wish } = profile;
  return {
    content: packRecord(received),
    facts: {
      ordinal: candidate.ordinal,
      programme_index: candidate.programmeIndex,
      person: personKey(profile),
      digest: Buffer.from(candidate.digest).toString("hex"),
      file_number: profile.fileNumber,
      ...profileFacts(profile),
      programme_code: programmeKey({ code: wish.programmeCode, label: wish.programmeLabel }),
      programme_label: wish.programmeLabel,
      confirmed: wish.confirmed,
      group_label: wish.group,
      applied_on: wish.appliedOn,
      wish_status: wish.status,
      boarding: wish.boarding,
    },
  };
}

/**
 * A row of a table of candidates: it has neither a file nor a wish, and nothing of it is kept but its profile. The digest is that
 * of what it says, so that the same row is known again whatever the format of its file.
 */
export function stageRow({ ordinal, candidate }: CheckedRow): StagedCandidate {
  const facts = profileFacts(candidate);
  return {
    content: new Uint8Array(),
    facts: {
      ordinal,
      programme_index: 0,
      person: `identity ${facts.identity_key}`,
      digest: hash("sha256", JSON.stringify(facts)),
      file_number: null,
      ...facts,
      programme_code: "",
      programme_label: null,
      confirmed: null,
      group_label: null,
      applied_on: null,
      wish_status: null,
      boarding: null,
    },
  };
}

/** What a profile takes, with what is derived from it. */
function profileFacts({ ine, identity, contact, diploma }: TableCandidate) {
  const label = diploma === null ? null : diplomaLabel(diploma);
  const lastName = fold(identity.lastName);
  const firstName = fold(identity.firstName);
  return {
    ine,
    identity_key: identityKeyOfFolded(lastName, firstName, identity.birthDate),
    civility: identity.civility,
    last_name: identity.lastName,
    first_name: identity.firstName,
    other_first_names: identity.otherFirstNames,
    birth_date: identity.birthDate,
    nationality: identity.nationality === null ? null : storedNationality(identity.nationality),
    email: contact.email,
    mobile_phone: contact.mobilePhone,
    landline_phone: contact.landlinePhone,
    address_lines: contact.addressLines,
    postal_code: contact.postalCode,
    city: contact.city,
    country: contact.country === null ? null : storedCountry(contact.country),
    last_name_folded: lastName,
    first_name_folded: firstName,
    diploma_label: label,
    diplomas_folded: foldDiplomas(label === null ? [] : [label]),
    diploma_type: diploma?.type ?? null,
    diploma_series: diploma?.series ?? null,
    diploma_speciality: diploma?.speciality ?? null,
    diploma_year: diploma?.year ?? null,
    diploma_honours: diploma?.honours ?? null,
    diploma_academy: diploma?.academy ?? null,
  };
}
