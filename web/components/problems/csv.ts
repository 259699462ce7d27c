type Cell = string | number | null | undefined;

/** French spreadsheets expect semicolons, and take a file for UTF-8 only when it begins with a byte order mark. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(";")}\r\n`).join("")}`;
}

/**
 * One cell. A text that a spreadsheet would run as a formula (OWASP, "CSV injection") is preceded by an apostrophe;
 * numbers are ours and stay numbers.
 */
function csvCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
