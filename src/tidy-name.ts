/** A name as it is stored: composed accents (NFC), no space at the ends, single spaces inside. */
export function tidyName(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/gu, " ");
}
