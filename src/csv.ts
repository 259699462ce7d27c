/** A CSV file as French Excel opens it: UTF-8 with its mark, semicolons, CRLF. */
export const csvMark = "\ufeff";

/** One line; cells that a spreadsheet would take for a formula are neutralised (`design.md` §6, ASVS 5.0 1.2.10). */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(cell === null ? "" : String(cell))).join(";")}\r\n`;
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
