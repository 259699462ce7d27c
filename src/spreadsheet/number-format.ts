/** How a number format shows a number, as far as a reader of values must know. */
export interface NumberFormat {
  readonly isDate: boolean;
  /** Digits that the whole part is filled up to with zeros: 5 for `00000`, 10 for `0#" "##" "##" "##" "##`. */
  readonly minimumDigits: number;
}

/** Formats by number that Excel does not write out (ECMA-376 part 1, 18.8.30), those of East Asia included. */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

export function builtInFormat(id: number): NumberFormat {
  return { isDate: builtInDates.some(([from, to]) => id >= from && id <= to), minimumDigits: 1 };
}

/** Reads a format code such as `dd/mm/yyyy` or `00000`; only its first section, that of positive numbers, counts. */
export function readNumberFormat(code: string): NumberFormat {
  if (/^(general|standard)$/i.test(code.trim())) return { isDate: false, minimumDigits: 1 };
  // Texts in quotes, escaped characters, fillers, colours and languages say nothing; elapsed hours `[h]` are a time.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, "");
  const [section = ""] = bare.split(";");
  if (/[dmyhs]/i.test(section)) return { isDate: true, minimumDigits: 1 };
  const [whole = ""] = section.split(".");
  const placeholders = whole.replace(/[^0#?]/g, "");
  const firstZero = placeholders.indexOf("0");
  return { isDate: false, minimumDigits: firstZero === -1 ? 1 : placeholders.length - firstZero };
}
