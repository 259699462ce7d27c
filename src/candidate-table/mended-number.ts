/** A phone number or postal code that a spreadsheet may have taken for a number, and so for one without its leading zero. */
export type MendedNumber =
  | { readonly kind: "as-written"; readonly text: string }
  /** What was lost is certain, and put back. */
  | { readonly kind: "mended"; readonly text: string }
  | { readonly kind: "unclear" };

/** `3,36123E+10`, as a spreadsheet shows and exports a long number in a narrow column. */
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/** A text that holds more than digits was typed as a text and stays; digits alone must make a French or an international number. */
export function mendPhone(written: string): MendedNumber {
  if (SCIENTIFIC.test(written)) return unclear;
  if (!/^[\d,-]+$/.test(written) || /^0\d+$/.test(written)) return asWritten(written);
  if (/^[1-9]\d{8}$/.test(written)) return { kind: "mended", text: `0${written}` };
  if (/^33[1-9]\d{8}$/.test(written)) return { kind: "mended", text: `+${written}` };
  return unclear;
}

/** Codes of other countries stay as they are; a French one has five digits, the first of which may be a lost zero. */
export function mendPostalCode(written: string, isFrench: boolean): MendedNumber {
  const code = written.replace(/^(\d{2})\s(\d{3})$/, "$1$2");
  if (!isFrench || !/^[\d,.-]+(?:E\+?\d+)?$/i.test(code) || /^\d{5}$/.test(code)) return asWritten(code);
  return /^[1-9]\d{3}$/.test(code) ? { kind: "mended", text: `0${code}` } : unclear;
}

const unclear: MendedNumber = { kind: "unclear" };

function asWritten(text: string): MendedNumber {
  return { kind: "as-written", text };
}
