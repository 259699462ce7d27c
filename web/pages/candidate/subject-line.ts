export interface Point {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** The line through the points, as SVG paths; it stops where a mark is missing. */
export function segmentsOf(points: readonly (Point | null)[]): string[] {
  const segments: Point[][] = [[]];
  for (const point of points) {
    if (point === null) segments.push([]);
    else segments.at(-1)?.push(point);
  }
  return segments
    .filter((segment) => segment.length > 1)
    .map((segment) => `M${segment.map(({ x, y }) => `${round(x)} ${round(y)}`).join("L")}`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** « Trimestre 2 » → « T2 »; a label without a number is cut short. */
export function shortPeriod(label: string | null): string {
  if (label === null) return "";
  const number = /\d+/.exec(label)?.[0];
  return number === undefined ? label.slice(0, 4) : `${label.charAt(0).toUpperCase()}${number}`;
}

/** Which columns belong to which year. */
export function yearMarks(
  periods: readonly { readonly year: string | null }[],
): { readonly year: string; readonly from: number; readonly to: number }[] {
  const years: { year: string; from: number; to: number }[] = [];
  for (const [index, { year }] of periods.entries()) {
    const last = years.at(-1);
    if (last !== undefined && last.year === (year ?? "")) last.to = index;
    else years.push({ year: year ?? "", from: index, to: index });
  }
  return years;
}
