/**
 * Seconds that a step still takes at its present pace. Null while that would be a guess (less than two seconds of work or
 * 5 % done), and for the last second.
 */
export function remainingSeconds(elapsedSeconds: number, fraction: number | null): number | null {
  if (fraction === null || fraction < 0.05 || elapsedSeconds < 2) return null;
  const seconds = (elapsedSeconds * (1 - fraction)) / fraction;
  return seconds < 1 ? null : seconds;
}
