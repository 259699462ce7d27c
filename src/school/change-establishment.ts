import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { tidyName } from "../tidy-name.ts";
import { findEstablishment, updateEstablishment } from "./establishment.repository.ts";
import { lockSchool } from "./school.repository.ts";
import type { Establishment, EstablishmentChange } from "./school.schema.ts";

/** Renames a site or switches its ParcourSup service; what is not given stays. Throws `establishment.not_found`. */
export function changeEstablishment(
  database: Database,
  actor: Actor,
  typedUai: string,
  change: EstablishmentChange,
): Promise<Establishment> {
  return database.transaction(async ({ db }) => {
    await lockSchool(db, actor.schoolId);
    const old = await findEstablishment(db, actor, typedUai);
    const name = change.name === undefined ? old.name : tidyName(change.name);
    const parcoursupEnabled = change.parcoursupEnabled ?? old.parcoursupEnabled;
    const changed = { uai: old.uai, name, parcoursupEnabled };
    await updateEstablishment(db, { id: old.id, ...changed });
    await recordEvent(db, actor, { type: "settings.establishment_changed", details: changed });
    return changed;
  });
}
