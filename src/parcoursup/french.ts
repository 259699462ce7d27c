const NO_BREAK_SPACE = "\u00a0";

/**
 * Template tag for a sentence shown to a user: puts the non-breaking spaces of French typography (inside « », before
 * `:` `;` `?` `!`) into the written part, and leaves the inserted values exactly as they are.
 */
export function french(written: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return written.reduce((sentence, part, i) => {
    const value = i < values.length ? String(values[i]) : "";
    return sentence + withNoBreakSpaces(part) + value;
  }, "");
}

function withNoBreakSpaces(text: string): string {
  return text.replace(
    /(«) | (?=[»:;?!])/g,
    (_space, quote: string | undefined) => `${quote ?? ""}${NO_BREAK_SPACE}`,
  );
}

/** « 1 candidat », « 2 candidats »: French counts 0 and 1 as singular. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${inflected(count, singular, plural)}`;
}

/** The words alone, agreeing with the count. */
export function inflected(count: number, singular: string, plural = `${singular}s`): string {
  return count < 2 ? singular : plural;
}

/** A size as people read it: « 8 Mo », « 4 Go ». */
export function size(bytes: number): string {
  for (const [unit, name] of [
    [1024 ** 3, "Go"],
    [1024 ** 2, "Mo"],
    [1024, "ko"],
  ] as const) {
    if (bytes >= unit)
      return `${String(Math.round((bytes / unit) * 10) / 10).replace(".", ",")}${NO_BREAK_SPACE}${name}`;
  }
  return `${bytes}${NO_BREAK_SPACE}${bytes < 2 ? "octet" : "octets"}`;
}
