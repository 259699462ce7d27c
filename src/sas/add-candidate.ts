import type { Actor } from "../accounts/actor.ts";
import { type Clock, parisDay } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { isEmailAddress } from "../parcoursup/email-address.ts";
import { storedCountry } from "../profiles/country.ts";
import { insertTypedProfile } from "../profiles/new-profile.repository.ts";
import type { StoredCandidate } from "../profiles/stored-candidate.ts";
import { findReceivingEstablishment } from "./candidate-page.repository.ts";
import type { NewCandidate } from "./new-candidate.schema.ts";

/**
 * Makes a profile in the SAS from what somebody of the school typed (« Ajouter un candidat »). A duplicate is let in, as from
 * a file, and the SAS shows it. Returns the candidate's number.
 * Throws `establishment.not_found`, `candidate.invalid_email`, `candidate.impossible_birth_date`.
 */
export async function addCandidate(
  database: Database,
  actor: Actor,
  typed: NewCandidate,
  clock: Clock,
): Promise<string> {
  const candidate = storedFrom(typed);
  if (!isEmailAddress(candidate.email)) throw errors.candidate.invalidEmail();
  if (typed.birthDate < "1900-01-01" || typed.birthDate > parisDay(clock))
    throw errors.candidate.impossibleBirthDate();
  return database.transaction(async ({ db }) => {
    const uai = typed.establishment.replace(/\s/gu, "").toUpperCase();
    const establishmentId = await findReceivingEstablishment(db, actor, uai);
    if (establishmentId === null) throw errors.establishment.notFound(uai);
    const candidateId = await insertTypedProfile(db, { ...actor, establishmentId }, candidate);
    await recordEvent(db, actor, { type: "candidate.added", details: { candidateId, uai } });
    return candidateId;
  });
}

function storedFrom(typed: NewCandidate): Omit<StoredCandidate, "id"> {
  const text = (value: string | undefined) => value?.trim() ?? null;
  const type = text(typed.diplomaType);
  return {
    civility: typed.civility,
    last_name: typed.lastName.trim(),
    first_name: typed.firstName.trim(),
    other_first_names: [],
    birth_date: typed.birthDate,
    nationality: null,
    ine: null,
    email: typed.email.trim().toLowerCase(),
    mobile_phone: text(typed.mobilePhone),
    landline_phone: text(typed.landlinePhone),
    address_lines: typed.addressLines?.map((line) => line.trim()) ?? [],
    postal_code: text(typed.postalCode),
    city: text(typed.city),
    country: typed.country === undefined ? null : storedCountry(typed.country.trim()),
    diploma:
      type === null
        ? null
        : {
            type,
            series: text(typed.diplomaSeries),
            speciality: null,
            year: typed.diplomaYear ?? null,
            honours: null,
            academy: null,
          },
  };
}
