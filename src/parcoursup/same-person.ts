/** Who an entry is about, as far as it says. */
export interface Person {
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly birthDate: string | null;
}

/**
 * Whether two entries with the same numéro de dossier are plausibly the same person: nom, prénom and birth date, names without
 * regard to case, accents, hyphens, apostrophes and spaces (domain, "The SAS"). What an entry does not say does not differ.
 */
export function isSamePerson(a: Person, b: Person): boolean {
  return (
    agree(a.birthDate, b.birthDate) &&
    agree(folded(a.lastName), folded(b.lastName)) &&
    agree(folded(a.firstName), folded(b.firstName))
  );
}

function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function folded(name: string | null): string | null {
  return name === null
    ? null
    : name
        .normalize("NFKD")
        .replace(/[\p{M}\s'’\-‐‑–]/gu, "")
        .toLowerCase();
}
