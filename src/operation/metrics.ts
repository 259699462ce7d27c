/** Label → value, both chosen by the program from a short list: never what a person or a file says. */
type Labels = Readonly<Record<string, string>>;

interface Metric {
  /** The lines of the text format, without the head. */
  lines(name: string): string[];
}

/** A small registry in Prometheus' text format 0.0.4: what is counted lives in memory, and begins again with the process. */
export class Metrics {
  readonly #metrics = new Map<string, { readonly head: string; readonly metric: Metric }>();

  counter(name: string, help: string): Counter {
    return this.#add(name, help, "counter", new Counter());
  }

  histogram(name: string, help: string, bounds: readonly number[]): Histogram {
    return this.#add(name, help, "histogram", new Histogram(bounds));
  }

  /** Asked at each reading. */
  gauge(name: string, help: string, read: () => number, type: "gauge" | "counter" = "gauge"): void {
    this.#add(name, help, type, { lines: () => [`${name} ${read()}`] });
  }

  /** A gauge whose value is in its labels. */
  info(name: string, help: string, labels: Labels): void {
    this.#add(name, help, "gauge", { lines: () => [`${name}${labelText(labels)} 1`] });
  }

  text(): string {
    const blocks = [...this.#metrics].map(([name, { head, metric }]) =>
      [head, ...metric.lines(name)].join("\n"),
    );
    return `${blocks.join("\n")}\n`;
  }

  #add<Kind extends Metric>(name: string, help: string, type: string, metric: Kind): Kind {
    this.#metrics.set(name, { head: `# HELP ${name} ${help}\n# TYPE ${name} ${type}`, metric });
    return metric;
  }
}

export class Counter implements Metric {
  readonly #values = new Map<string, number>();

  add(labels: Labels = {}, amount = 1): void {
    const key = labelText(labels);
    this.#values.set(key, (this.#values.get(key) ?? 0) + amount);
  }

  lines(name: string): string[] {
    return [...this.#values].map(([labels, value]) => `${name}${labels} ${value}`);
  }
}

interface Series {
  readonly labels: Labels;
  readonly buckets: number[];
  sum: number;
  count: number;
}

export class Histogram implements Metric {
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Series>();

  /** @param bounds upper bounds of the buckets, rising */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  observe(labels: Labels, value: number): void {
    const key = labelText(labels);
    const series = this.#series.get(key) ?? { labels, buckets: this.#bounds.map(() => 0), sum: 0, count: 0 };
    this.#series.set(key, series);
    for (const [index, bound] of this.#bounds.entries())
      if (value <= bound) series.buckets[index] = (series.buckets[index] ?? 0) + 1;
    series.sum += value;
    series.count += 1;
  }

  lines(name: string): string[] {
    return [...this.#series.values()].flatMap(({ labels, buckets, sum, count }) => [
      ...this.#bounds.map(
        (bound, index) => `${name}_bucket${labelText({ ...labels, le: String(bound) })} ${buckets[index]}`,
      ),
      `${name}_bucket${labelText({ ...labels, le: "+Inf" })} ${count}`,
      `${name}_sum${labelText(labels)} ${sum}`,
      `${name}_count${labelText(labels)} ${count}`,
    ]);
  }
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
