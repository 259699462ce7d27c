import { hour, minute } from "../clock.ts";

/**
 * A working day: somebody signs in once in the morning. Candidates are often minors and offices are shared, so a session left
 * alone over a long lunch ends (ASVS 5.0 7.3.1), and none lives until the next morning (7.3.2).
 */
export const sessionLifetime = { idle: 2 * hour, absolute: 12 * hour };

/** `last_seen_at` is written at most this often, so that reading pages does not become writing rows. */
export const seenPrecision = minute;
