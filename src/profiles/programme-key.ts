/**
 * What tells the wishes of one person apart: the programme's code, or for a programme without one a space and its label; empty when the
 * file says neither. (`formationCode` is not certain to be in every export, format 1.1; codes are trimmed, so none begins with a space.)
 */
export function programmeKey({
  code,
  label,
}: {
  readonly code: string | null;
  readonly label: string | null;
}): string {
  if (code !== null) return code;
  return label === null ? "" : ` ${label}`;
}

/** The code that a key was made of. */
export function programmeCodeOf(key: string): string | null {
  return key === "" || key.startsWith(" ") ? null : key;
}

/** What a person reads of a key: the code, or the label. */
export function programmeName(key: string): string | null {
  return key.trim() || null;
}
