/** Marks of 0 to 20 as Parcoursup writes them: decimal comma, one decimal at least (« 12,0 », « 9,99 »). */
const writtenMarks: readonly string[] = Array.from({ length: 2001 }, (_, hundredths) => {
  const decimals = String(hundredths % 100).padStart(2, "0");
  return `${Math.floor(hundredths / 100)},${decimals.endsWith("0") ? decimals.slice(0, 1) : decimals}`;
});

/** @param mark is brought between 0 and 20, and rounded to the hundredth. */
export function writeMark(mark: number): string {
  const hundredths = Math.min(2000, Math.max(0, Math.round(mark * 100)));
  return writtenMarks[hundredths] ?? "0,0";
}
