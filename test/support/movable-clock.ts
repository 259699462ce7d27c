import type { Clock } from "../../src/clock.ts";

export interface MovableClock {
  readonly clock: Clock;
  /** Lets so many milliseconds go by. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved; it begins on a June morning. */
export function createMovableClock(start = "2026-06-05T08:30:00.000Z"): MovableClock {
  let now = Date.parse(start);
  return {
    clock: () => new Date(now),
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
