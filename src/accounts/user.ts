import type { JournalEvent } from "../journal/journal-event.ts";
import type { Account } from "./account.repository.ts";
import type { User } from "./account.schema.ts";

/** An account as the administrators of its school see it. */
export function toUser(account: Account): User {
  return {
    id: account.id,
    email: account.email,
    firstName: account.firstName,
    lastName: account.lastName,
    role: account.role,
    establishments: account.establishments === null ? null : [...account.establishments],
    disabled: account.disabledAt !== null,
    secondFactor: account.secondFactor,
    createdAt: account.createdAt.toISOString(),
    lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
  };
}

type AccountEventType =
  | "account.added"
  | "account.changed"
  | "account.password_reset"
  | "account.password_changed";

/** What the Historique keeps of something done to an account: its number, never the person's name. */
export function accountEvent(
  type: AccountEventType,
  account: Pick<Account, "id" | "role" | "establishments" | "disabledAt">,
): JournalEvent {
  return {
    type,
    details: {
      accountId: account.id,
      role: account.role,
      establishments: account.establishments,
      disabled: account.disabledAt !== null,
    },
  };
}
