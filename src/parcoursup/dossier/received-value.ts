/** A JSON object as parsed, whatever its keys hold. */
export type ReceivedObject = Readonly<Record<string, unknown>>;

/** Characters of one text that are shown: what is longer is in the file to download. */
const LONGEST_TEXT = 20_000;

/** Items of one list that are shown; nothing real comes near it. */
const LONGEST_LIST = 200;

const UNREADABLE = /[\p{Cc}\p{Cs}]/u;

export function isObject(value: unknown): value is ReceivedObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of a key in any case (format, 2.4), at any depth of a section; never something inherited. */
export function valueIn(object: ReceivedObject, key: string): unknown {
  if (Object.hasOwn(object, key)) return object[key];
  const folded = key.toLowerCase();
  const spelled = Object.keys(object).find((name) => name.toLowerCase() === folded);
  return spelled === undefined ? undefined : object[spelled];
}

export function objectIn(object: ReceivedObject, key: string): ReceivedObject {
  const value = valueIn(object, key);
  return isObject(value) ? value : {};
}

/** The objects of a list; an object alone is a list of one. */
export function objectsIn(object: ReceivedObject, key: string): ReceivedObject[] {
  const value = valueIn(object, key);
  if (isObject(value)) return [value];
  return Array.isArray(value) ? value.slice(0, LONGEST_LIST).filter(isObject) : [];
}

export function textIn(object: ReceivedObject, key: string): string | null {
  return textOf(valueIn(object, key));
}

/** A value as a text to read; null when blank or not a single value. Lines end in `\n`, other control characters go. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? String(value).replace(".", ",") : null;
  if (typeof value === "boolean") return value ? "Oui" : "Non";
  if (typeof value !== "string") return null;
  const cut = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  const text = (UNREADABLE.test(cut) ? readable(cut) : cut).trim();
  return text === "" ? null : text;
}

function readable(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .replace(/\p{Cs}/gu, "�");
}

/** A whole number from 0; null for anything else (« N », blank). */
export function wholeNumberIn(object: ReceivedObject, key: string): number | null {
  const text = textIn(object, key) ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
