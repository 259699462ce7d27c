/** Bytes handed on at once at most. */
const PIECE = 512 * 1024;

/** Turns chunks of any size into pieces that are neither empty nor large, one at a time, and holds no more than one chunk. */
export class PieceSupply {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #onChunk: (bytes: number) => void;
  /** What is left of the last chunk. */
  #queued: Uint8Array = new Uint8Array(0);
  /** Where pieces that belong together are joined. */
  #joined = new Uint8Array(PIECE + 64 * 1024);

  /** `onChunk` hears the size of every chunk as it comes. */
  constructor(chunks: AsyncIterable<Uint8Array>, onChunk: (bytes: number) => void) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#onChunk = onChunk;
  }

  /** The first bytes, at least `length` of them unless there are fewer; they are still to come. Call it before anything else. */
  async head(length: number): Promise<Uint8Array> {
    while (this.#queued.length < length) {
      const chunk = await this.#nextChunk();
      if (chunk === null) break;
      const joined = new Uint8Array(this.#queued.length + chunk.length);
      joined.set(this.#queued);
      joined.set(chunk, this.#queued.length);
      this.#queued = joined;
    }
    return this.#queued.subarray(0, length);
  }

  /** Leaves out the first bytes. */
  dropHead(length: number): void {
    this.#queued = this.#queued.subarray(length);
  }

  /** Null at the end. Valid until the next call. */
  async next(): Promise<Uint8Array | null> {
    const chunk = this.#queued.length > 0 ? this.#queued : await this.#nextChunk();
    if (chunk === null) return null;
    this.#queued = chunk.subarray(PIECE);
    return chunk.subarray(0, PIECE);
  }

  /** `rest`, which is the end of the last piece, and the next piece behind it; `rest` alone at the end. Valid until the next call. */
  async nextBehind(rest: Uint8Array): Promise<Uint8Array> {
    // Kept first: a chunk is only lent until the next one is asked for.
    this.#joined = holding(this.#joined, rest, PIECE);
    const next = await this.next();
    if (next !== null) this.#joined.set(next, rest.length);
    return this.#joined.subarray(0, rest.length + (next?.length ?? 0));
  }

  /** Tells the source that nothing more will be read. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #nextChunk(): Promise<Uint8Array | null> {
    for (;;) {
      const next = await this.#chunks.next();
      if (next.done === true) return null;
      this.#onChunk(next.value.length);
      if (next.value.length > 0) return plainBytes(next.value);
    }
  }
}

/** The same bytes as a plain array: one that is also a `Buffer` makes the compiler prepare for both, and scans of it slower. */
function plainBytes(chunk: Uint8Array): Uint8Array {
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** `memory`, or a larger one, that begins with `bytes` and has room for `more`. */
function holding(memory: Uint8Array<ArrayBuffer>, bytes: Uint8Array, more: number): Uint8Array<ArrayBuffer> {
  const room = bytes.length + more;
  const target = room > memory.length ? new Uint8Array(room) : memory;
  target.set(bytes);
  return target;
}
