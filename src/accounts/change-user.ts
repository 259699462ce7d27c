import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { lockSchool } from "../school/school.repository.ts";
import { tidyName } from "../tidy-name.ts";
import {
  type Account,
  findAccount,
  hasOtherAdministrator,
  limitAccount,
  updateAccount,
} from "./account.repository.ts";
import type { User, UserChange } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { grantedEstablishments } from "./granted-establishments.ts";
import { forgetPasswordLink } from "./password-link.repository.ts";
import { deleteSessionsOf } from "./session.repository.ts";
import { accountEvent, toUser } from "./user.ts";

/**
 * Changes the name, the role, the establishments or the state of an account that the actor may look after; what is not given
 * stays. Disabling ends its sessions (ASVS 5.0 7.4.2). Throws `account.not_found`, `account.last_administrator`,
 * `account.own_disabling`, `rights.beyond_own`, `account.unknown_establishment`.
 */
export function changeUser(
  database: Database,
  actor: Actor,
  accountId: string,
  change: UserChange,
  clock: Clock,
): Promise<User> {
  return database.transaction(async ({ db }) => {
    // One at a time in a school: two administrators who demote each other must not both succeed.
    await lockSchool(db, actor.schoolId);
    const old = await findAccount(db, actor, accountId);
    const establishmentIds =
      change.establishments === undefined
        ? undefined
        : await grantedEstablishments(db, actor, change.establishments);
    const account = withChange(old, change, clock);

    const leaves = isActiveAdministrator(old) && !isActiveAdministrator(account);
    if (leaves && !(await hasOtherAdministrator(db, actor.schoolId, accountId)))
      throw errors.account.lastAdministrator();
    if (account.id === actor.accountId && account.disabledAt !== null) throw errors.account.ownDisabling();

    await updateAccount(db, account);
    if (establishmentIds !== undefined) await limitAccount(db, account.id, establishmentIds);
    if (account.disabledAt !== null) {
      await deleteSessionsOf(db, account.id);
      await forgetPasswordLink(db, account.id);
    }
    const changed = await findAccount(db, actor, account.id);
    await recordEvent(db, actor, accountEvent("account.changed", changed));
    return toUser(changed);
  });
}

function withChange(account: Account, change: UserChange, clock: Clock): Account {
  const disabled = change.disabled ?? account.disabledAt !== null;
  return {
    ...account,
    firstName: change.firstName === undefined ? account.firstName : tidyName(change.firstName),
    lastName: change.lastName === undefined ? account.lastName : tidyName(change.lastName),
    role: change.role ?? account.role,
    establishments: change.establishments === undefined ? account.establishments : change.establishments,
    disabledAt: disabled ? (account.disabledAt ?? clock()) : null,
  };
}

/** Of the whole school: one limited to some establishments cannot widen anybody's rights again. */
function isActiveAdministrator(account: Account): boolean {
  return account.role === "school_admin" && account.disabledAt === null && account.establishments === null;
}
