const DAY = 86_400_000;
/** 31 December 9999 in the system of 1900. */
const LAST_SERIAL = 2_958_465;
const FIRST_MARCH_1900 = 61;

/**
 * The day that Excel shows for a number, as `YYYY-MM-DD`; null for none. The system of 1900 has a 29 February 1900 that no
 * calendar has, and is off by one before it; that of 1904 begins on 1 January 1904 with 0. A time of day is left out.
 */
export function dayOfSerial(serial: number, date1904: boolean): string | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < (date1904 ? 0 : 1) || whole > LAST_SERIAL) return null;
  if (date1904) return dayAfter(Date.UTC(1904, 0, 1), whole);
  if (whole === FIRST_MARCH_1900 - 1) return null;
  return dayAfter(Date.UTC(1899, 11, whole < FIRST_MARCH_1900 ? 31 : 30), whole);
}

function dayAfter(start: number, days: number): string | null {
  const [day = ""] = new Date(start + days * DAY).toISOString().split("T");
  return day.length === 10 ? day : null;
}
