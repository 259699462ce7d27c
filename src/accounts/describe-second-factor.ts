import type { Connection } from "../database/database.ts";
import type { OwnSecondFactor } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { countRecoveryCodes, findSecondFactor, isSecondFactorRequired } from "./second-factor.repository.ts";

/** What the actor's own account has of a second factor. */
export async function describeSecondFactor(db: Connection, { accountId }: Actor): Promise<OwnSecondFactor> {
  const factor = await findSecondFactor(db, accountId);
  return {
    confirmedAt: factor?.confirmedAt.toISOString() ?? null,
    recoveryCodesLeft: await countRecoveryCodes(db, accountId),
    required: await isSecondFactorRequired(db, accountId),
  };
}
