import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { tidyName } from "../tidy-name.ts";
import { readSchool, updateSchoolName } from "./school.repository.ts";
import type { School, SchoolChange } from "./school.schema.ts";

/** Renames the actor's school; throws `school.name_taken`. */
export function renameSchool(database: Database, actor: Actor, change: SchoolChange): Promise<School> {
  const name = tidyName(change.name);
  return database.transaction(async ({ db }) => {
    await updateSchoolName(db, actor.schoolId, name);
    await recordEvent(db, actor, { type: "settings.school_changed", details: { name } });
    return readSchool(db, actor.schoolId);
  });
}
