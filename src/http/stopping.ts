/**
 * How the server stops: first it is asked to, and ends what is under way; when the time given is over (`STOP_TIMEOUT`), what
 * still runs is told to give up.
 */
export class Stopping {
  readonly #asked = new AbortController();
  readonly #overdue = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  /** From now on no new work should come here. */
  get isAsked(): boolean {
    return this.#asked.signal.aborted;
  }

  /** Aborted when the time is over: long work looks at it between its steps. */
  get overdue(): AbortSignal {
    return this.#overdue.signal;
  }

  ask(): void {
    this.#asked.abort();
  }

  hurry(): void {
    this.#overdue.abort();
  }

  /** Counts `work` among what must end before the database may be closed, even when nobody waits for its answer any more. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** How many such works are under way. */
  get running(): number {
    return this.#running.size;
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }
}
