/** The letter of each remainder modulo 23 of the seven digits of an UAI (I, O and Q are not used). */
const keyLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

export type UaiReading =
  | { readonly uai: string; readonly fault: null }
  | { readonly uai: null; readonly fault: "form" }
  | { readonly uai: null; readonly fault: "key"; readonly expected: string };

/** Checks an UAI as typed (spaces and case do not matter): seven digits and the letter that they determine. */
export function readUai(text: string): UaiReading {
  const uai = text.replace(/\s/g, "").toUpperCase();
  if (!/^\d{7}[A-Z]$/.test(uai)) return { uai: null, fault: "form" };
  const expected = keyLetters.charAt(Number(uai.slice(0, 7)) % keyLetters.length);
  return uai.endsWith(expected) ? { uai, fault: null } : { uai: null, fault: "key", expected };
}
