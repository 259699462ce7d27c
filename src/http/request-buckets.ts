import { minute, second } from "../clock.ts";

interface Bucket {
  /** How many requests are left. */
  left: number;
  /** When `left` was counted. */
  at: number;
}

/**
 * How many requests each caller has left: `perMinute` at first, and as many again over every minute. Kept in this process alone, so that
 * reading pages does not become writing rows: several instances together let through so many times more.
 */
export class RequestBuckets {
  readonly #perMinute: number;
  readonly #buckets = new Map<string, Bucket>();
  #sweptAt = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes one of `caller`'s requests; how many seconds to wait for the next one when there is none left, else 0. */
  take(caller: string, now: number): number {
    this.#sweep(now);
    const bucket = this.#buckets.get(caller);
    const left = bucket === undefined ? this.#perMinute : this.#refilled(bucket, now);
    if (left < 1) return Math.max(1, Math.ceil(((1 - left) * minute) / this.#perMinute / second));
    this.#buckets.set(caller, { left: left - 1, at: now });
    return 0;
  }

  /** How many callers are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  #refilled({ left, at }: Bucket, now: number): number {
    return Math.min(this.#perMinute, left + (Math.max(0, now - at) * this.#perMinute) / minute);
  }

  /** Forgets, once a minute, whoever has all of theirs again. */
  #sweep(now: number): void {
    if (now - this.#sweptAt < minute) return;
    this.#sweptAt = now;
    for (const [caller, bucket] of this.#buckets)
      if (this.#refilled(bucket, now) >= this.#perMinute) this.#buckets.delete(caller);
  }
}
