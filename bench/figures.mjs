/** Figures of several rounds, made readable. */

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** The value below which this share of them lies: `percentile(latencies, 0.99)`. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** Median and best time, processor and peak memory of the same thing measured several times. */
export function summarise(measures) {
  const all = (key) => measures.map((measure) => measure[key]);
  return {
    rounds: measures.length,
    wall: median(all("wall")),
    best: Math.min(...all("wall")),
    cpu: median(all("cpu")),
    memory: Math.max(...all("memory")),
  };
}

/** A table in monospaced columns, the first to the left and the others to the right. */
export function table(header, rows) {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join("  ");
  return [line(header), widths.map((width) => "─".repeat(width)).join("──"), ...rows.map(line)].join("\n");
}

export const seconds = (value) => `${value.toFixed(2)} s`;
export const milliseconds = (value) => `${value.toFixed(0)} ms`;
export const megabytes = (value) => `${value.toFixed(0)} MB`;
export const times = (value) => `${value.toFixed(2)} ×`;
