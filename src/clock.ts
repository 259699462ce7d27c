/** The present moment, handed in so that tests can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The Parcoursup session that is open at this moment: a session opens in January (`parcoursup-format`, §7.5). */
export function currentSession(clock: Clock): number {
  return Number(parisDay(clock).slice(0, 4));
}

/** Today in Europe/Paris, `YYYY-MM-DD`. */
export function parisDay(clock: Clock): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(clock());
}

/** A day as people write it: `2007-02-03` → « 03/02/2007 ». */
export function frenchDay(day: string): string {
  return day.split("-").toReversed().join("/");
}

const parisMoments = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  dateStyle: "short",
  timeStyle: "medium",
});

/** A moment as people write it, Paris time: « 05/06/2026 10:30:00 ». */
export function parisMoment(timestamp: string): string {
  return parisMoments.format(new Date(timestamp)).replace(",", "");
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** The moment `milliseconds` before `moment`. */
export function before(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() - milliseconds);
}

/** The moment `milliseconds` after `moment`. */
export function after(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}

/** The same day and time so many months earlier; the last day of a month that is too short. */
export function monthsBefore(moment: Date, months: number): Date {
  const earlier = new Date(moment);
  earlier.setUTCDate(1);
  earlier.setUTCMonth(earlier.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(earlier.getUTCFullYear(), earlier.getUTCMonth() + 1, 0)).getUTCDate();
  earlier.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return earlier;
}
