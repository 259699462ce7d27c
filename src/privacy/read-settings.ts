import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { optionalSections } from "../parcoursup/optional-sections.ts";
import type { PrivacySettings } from "./privacy.schema.ts";
import { retention } from "./retention.ts";
import { readStoredSettings } from "./settings.repository.ts";

/** What the actor's school keeps of its candidates and how long, with what it may choose. */
export async function readSettings(db: Connection, actor: Actor): Promise<PrivacySettings> {
  const { unkeptSections, lastPurgedAt, ...durations } = await readStoredSettings(db, actor.schoolId);
  const { candidateActiveMonths, candidateArchivedMonths, recordMonths, traceMonths } = retention;
  return {
    ...durations,
    bounds: { candidateActiveMonths, candidateArchivedMonths, recordMonths, traceMonths },
    sections: optionalSections.map((section) => ({
      ...section,
      kept: !unkeptSections.includes(section.name),
    })),
    lastPurgedAt: lastPurgedAt?.toISOString() ?? null,
  };
}
