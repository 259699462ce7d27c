/** The letters that check a UAI, in order: A to Z without I, O and Q. */
const keyLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/**
 * Reads a UAI as people type it (spaces, lower case) into its one form, seven digits and a capital: ` 087 0015u ` → `0870015U`.
 * Null when it does not have that form, or when its letter is not the remainder of its number by 23 (the ministry's rule).
 */
export function readUai(text: string): string | null {
  const uai = text.replace(/\s/gu, "").toUpperCase();
  if (!/^\d{7}[A-Z]$/.test(uai)) return null;
  return uai[7] === keyLetters[Number(uai.slice(0, 7)) % keyLetters.length] ? uai : null;
}
