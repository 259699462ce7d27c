import { after, type Clock, minute } from "../clock.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { Actor } from "./actor.ts";

/** Who sent a request, and by which session. */
export interface Caller {
  readonly actor: Actor;
  readonly session: LiveSession;
  /** The school requires a second factor, and this account has none yet. */
  readonly mustSetUpSecondFactor: boolean;
}

export interface LiveSession {
  readonly id: string;
  /** When its holder last proved who they are: at the sign-in, or again since. */
  readonly authenticatedAt: Date;
  /** Begun through the identity provider, which is where another proof is given. */
  readonly byProvider: boolean;
}

/** How long a proof of identity is good for what cannot be undone or gives rights: long enough for one piece of work. */
export const recentFor = 10 * minute;

/**
 * Refuses a dangerous act to a session whose holder has not proved who they are for a while: somebody else may sit there now (ASVS
 * 5.0 7.5.1, 7.5.3). Throws `session.recent_authentication_required`.
 */
export function requireRecentAuthentication({ session }: Caller, clock: Clock): void {
  if (after(session.authenticatedAt, recentFor) <= clock())
    throw errors.session.recentAuthenticationRequired();
}
