import type { Connection } from "../database/database.ts";
import { recordEdits, updateProfiles } from "./profile.repository.ts";
import { profileUpdate, type StoredCandidate } from "./stored-candidate.ts";

/** Where a new profile arrives, and who made it. */
export interface ProfileMaker {
  readonly schoolId: string;
  readonly establishmentId: string;
  readonly accountId: string;
}

/**
 * Makes a profile in the SAS of an establishment from what somebody of the school typed: every value is remembered as typed, so
 * that the profile tells by whom and no import changes it. Returns its number.
 */
export async function insertTypedProfile(
  db: Connection,
  { schoolId, establishmentId, accountId }: ProfileMaker,
  typed: Omit<StoredCandidate, "id">,
): Promise<string> {
  const { diploma, other_first_names, address_lines, ...texts } = typed;
  const { folded } = profileUpdate({ ...typed, id: "0" });
  const { id } = await db
    .insertInto("candidate")
    .values({
      ...texts,
      ...folded,
      other_first_names: [...other_first_names],
      address_lines: [...address_lines],
      school_id: schoolId,
      establishment_id: establishmentId,
      diploma_labels: [],
      diplomas_folded: "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (diploma !== null) await updateProfiles(db, [profileUpdate({ ...typed, id })]);
  const filled = Object.entries({ ...texts, other_first_names, address_lines }).filter(
    ([, value]) => value !== null && value.length > 0,
  );
  await recordEdits(
    db,
    id,
    accountId,
    filled.map(([column]) => column),
  );
  return id;
}
