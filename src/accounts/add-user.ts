import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { tidyName } from "../tidy-name.ts";
import { insertAccount } from "./account.repository.ts";
import type { GeneratedPassword, NewUser } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { readEmail } from "./email.ts";
import { generatePassword } from "./generated-password.ts";
import { grantedEstablishments } from "./granted-establishments.ts";
import { hashPassword } from "./password-hash.ts";
import { accountEvent, toUser } from "./user.ts";

/**
 * Opens an account in the actor's school, with a password to hand over, which the person changes at the first sign-in (ASVS 5.0
 * 6.4.1). Nobody gives more than they have. Throws `account.invalid_email`, `account.email_taken`, `rights.beyond_own`,
 * `establishment.not_found`.
 */
export async function addUser(database: Database, actor: Actor, user: NewUser): Promise<GeneratedPassword> {
  const email = readEmail(user.email);
  if (email === null) throw errors.account.invalidEmail();
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return database.transaction(async ({ db }) => {
    const establishmentIds = await grantedEstablishments(db, actor, user.establishments ?? null);
    const account = await insertAccount(db, {
      schoolId: actor.schoolId,
      email,
      firstName: tidyName(user.firstName),
      lastName: tidyName(user.lastName),
      role: user.role,
      establishmentIds,
      passwordHash,
      mustChangePassword: true,
      targetCampaignId: null,
    });
    await recordEvent(db, actor, accountEvent("account.added", account));
    return { user: toUser(account), password };
  });
}
