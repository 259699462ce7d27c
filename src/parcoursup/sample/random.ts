/**
 * Independent streams of chance. Every section draws from its own, so that adding a field to one section changes no other,
 * and candidate n is the same whatever the size of the export.
 */
export const streams = {
  household: 1,
  person: 2,
  career: 3,
  profile: 4,
  activities: 5,
  schooling: 6,
  reports: 7,
  prospects: 8,
  baccalaureate: 9,
  pix: 10,
  wish: 11,
  questions: 12,
  form: 13,
  programmes: 14,
} as const;

export type Stream = (typeof streams)[keyof typeof streams];

/** Sums of weights need not be 1. */
export type Weighted<T> = readonly (readonly [weight: number, value: T])[];

/**
 * A reproducible source of chance (the sfc32 generator). Its 128 bits of state are the seed, the stream and the index themselves: two
 * candidates can never fall on the same sequence, as they would with a 32-bit state after some 60,000 of them.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  /** @param part tells apart several sequences of one stream for one candidate, such as one for each programme. */
  constructor(seed: number, stream: Stream, index: number, part = 0) {
    this.#a = seed | 0;
    this.#b = index | 0;
    this.#c = stream | 0;
    this.#counter = part | 0;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11) | 0) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Roughly normal, never further than three times `spread` from `mean`. */
  around(mean: number, spread: number): number {
    return mean + (this.next() + this.next() + this.next() - 1.5) * 2 * spread;
  }

  /** @throws RangeError when the list is empty. */
  pick<T extends string | number | object>(list: readonly T[]): T {
    return elementAt(list, Math.floor(this.next() * list.length));
  }

  /** Like `pick`, but the beginning of the list comes more often: for lists in order of frequency. */
  pickEarly<T extends string | number | object>(list: readonly T[]): T {
    const skewed = this.next() ** 1.5;
    return elementAt(list, Math.floor(skewed * list.length));
  }

  weighted<T>(table: Weighted<T>): T {
    let left = this.next() * table.reduce((total, [weight]) => total + weight, 0);
    for (const [weight, value] of table) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError("a weighted table needs a positive weight");
  }
}

/** The element of a list that wraps around. */
export function elementAt<T extends string | number | object>(list: readonly T[], index: number): T {
  const element = list[index % list.length];
  if (element === undefined) throw new RangeError("nothing to choose from");
  return element;
}
