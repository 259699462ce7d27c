import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { isOptionalSection, optionalSections } from "../parcoursup/optional-sections.ts";
import { lockSchool } from "../school/school.repository.ts";
import type { PrivacyChange, PrivacySettings } from "./privacy.schema.ts";
import { readSettings } from "./read-settings.ts";
import { readStoredSettings, updateSettings } from "./settings.repository.ts";

/**
 * Changes what the actor's school keeps and how long; nothing is removed before the next purge, nor dropped before the next
 * import. The request's schema holds the ceilings. Throws `privacy.unknown_section`.
 */
export async function changeSettings(
  database: Database,
  actor: Actor,
  { unkeptSections, ...durations }: PrivacyChange,
): Promise<PrivacySettings> {
  const unknown = unkeptSections?.find((name) => !isOptionalSection(name));
  if (unknown !== undefined) throw errors.privacy.unknownSection();
  return database.transaction(async ({ db }) => {
    await lockSchool(db, actor.schoolId);
    const { lastPurgedAt: _, ...before } = await readStoredSettings(db, actor.schoolId);
    const chosen = unkeptSections ?? before.unkeptSections;
    const settings = {
      ...before,
      ...durations,
      // In the order of the file, each once.
      unkeptSections: optionalSections.map(({ name }) => name).filter((name) => chosen.includes(name)),
    };
    await updateSettings(db, actor.schoolId, settings);
    await recordEvent(db, actor, { type: "settings.privacy_changed", details: settings });
    return readSettings(db, actor);
  });
}
