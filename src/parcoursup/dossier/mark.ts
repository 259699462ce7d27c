import { type ReceivedObject, textIn } from "./received-value.ts";

/** A mark: a number, or the words that stand in its place (« Dispensé »); null when there is none. */
export type Mark = number | string | null;

const LONGEST_WORDS = 40;

/** Reads « 12,0 »; « N », « Aucune note » and blanks are no mark (format, 1.5). */
export function markIn(object: ReceivedObject, key: string): Mark {
  const text = textIn(object, key);
  if (text === null || /^(n|aucune note)$/i.test(text)) return null;
  if (/^\d{1,4}([.,]\d{1,6})?$/.test(text)) return Number(text.replace(",", "."));
  return text.slice(0, LONGEST_WORDS);
}
