import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { tidyName } from "../tidy-name.ts";
import { insertEstablishment } from "./establishment.repository.ts";
import type { Establishment, NewEstablishment } from "./school.schema.ts";
import { readUai } from "./uai.ts";

/** Adds a site to the actor's school; throws `establishment.invalid_uai`, `establishment.uai_taken`. */
export async function addEstablishment(
  database: Database,
  actor: Actor,
  establishment: NewEstablishment,
): Promise<Establishment> {
  const uai = readUai(establishment.uai);
  if (uai === null) throw errors.establishment.invalidUai(establishment.uai);
  const added = {
    uai,
    name: tidyName(establishment.name),
    parcoursupEnabled: establishment.parcoursupEnabled,
  };
  return database.transaction(async ({ db }) => {
    await insertEstablishment(db, actor.schoolId, added);
    await recordEvent(db, actor, { type: "settings.establishment_added", details: added });
    return added;
  });
}
