/** Letters that Unicode does not decompose into a base letter and marks (`linking.md`, rule 2). */
const ligatures: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ł: "l", ø: "o", đ: "d" };

/**
 * A name for comparison only: lower case, no accents, apostrophes, hyphens and runs of spaces as one space.
 * `Jean-Baptiste D'ALMÉIDA` → `jean baptiste d almeida`.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[œæßłøđ]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[\s'’ʼ`´\-‐‑‒–—.]+/gu, " ")
    .trim();
}

/** The folded form without spaces: `LE GOFF`, `Le-Goff` and `Legoff` are the same. */
export function glue(text: string): string {
  return glueFolded(fold(text));
}

function glueFolded(folded: string): string {
  return folded.replaceAll(" ", "");
}

/** Equal for two people of the same nom, prénom and birth date (`domain.md`, "The SAS d'admission"). */
export function identityKey(lastName: string, firstName: string, birthDate: string): string {
  return identityKeyOfFolded(fold(lastName), fold(firstName), birthDate);
}

/** The same of names that are folded already. */
export function identityKeyOfFolded(lastName: string, firstName: string, birthDate: string): string {
  return `${glueFolded(lastName)}|${glueFolded(firstName)}|${birthDate}`;
}
