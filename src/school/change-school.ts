import type { Actor } from "../accounts/actor.ts";
import { deleteProviderSessions } from "../accounts/session.repository.ts";
import type { Database } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { tidyName } from "../tidy-name.ts";
import { lockSchool, readSchool, requireSecondFactor, updateSchoolName } from "./school.repository.ts";
import type { School, SchoolChange } from "./school.schema.ts";

/** Renames the actor's school, or requires a second factor of its users or no longer; throws `school.name_taken`. */
export function changeSchool(
  database: Database,
  actor: Actor,
  { name, secondFactorRequired }: SchoolChange,
): Promise<School> {
  return database.transaction(async ({ db }) => {
    await lockSchool(db, actor.schoolId);
    const before = await readSchool(db, actor.schoolId);
    if (name !== undefined && tidyName(name) !== before.name) {
      await updateSchoolName(db, actor.schoolId, tidyName(name));
      await recordEvent(db, actor, {
        type: "settings.school_changed",
        details: { name: tidyName(name) },
      });
    }
    if (secondFactorRequired !== undefined && secondFactorRequired !== before.secondFactorRequired) {
      await requireSecondFactor(db, actor.schoolId, secondFactorRequired);
      // Nothing says whether a second factor was used for these: they begin anew.
      if (secondFactorRequired) await deleteProviderSessions(db, actor.schoolId, actor.accountId);
      await recordEvent(db, actor, {
        type: "settings.second_factor_changed",
        details: { required: secondFactorRequired },
      });
    }
    return readSchool(db, actor.schoolId);
  });
}
