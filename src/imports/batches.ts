/**
 * Groups what is added into batches of `size` and hands each to `write`, one at a time, while the next fills up: reading
 * and writing overlap, and at most two batches are in memory.
 */
export class Batches<Item> {
  readonly #size: number;
  readonly #write: (batch: readonly Item[]) => Promise<void>;
  #filling: Item[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(size: number, write: (batch: readonly Item[]) => Promise<void>) {
    this.#size = size;
    this.#write = write;
  }

  /** Returns a promise only when the caller has to wait. */
  add(item: Item): Promise<void> | undefined {
    this.#filling.push(item);
    return this.#filling.length < this.#size ? undefined : this.#send();
  }

  /** Writes what is left and waits until all is written. */
  async end(): Promise<void> {
    if (this.#filling.length > 0) await this.#send();
    await this.#writing;
  }

  async #send(): Promise<void> {
    const batch = this.#filling;
    this.#filling = [];
    await this.#writing;
    this.#writing = this.#write(batch);
    // Told to whoever waits next; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }
}
