import type { FileHandle } from "node:fs/promises";

/** Bytes read at once. */
const CHUNK = 256 * 1024;

/**
 * The bytes of a file from its beginning, read ahead by one chunk, so that the disk works while the program does. A chunk is only lent
 * until the next one is asked for: two buffers serve for the whole file, however large.
 */
export async function* readChunks(file: FileHandle): AsyncGenerator<Buffer> {
  let [buffer, other] = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  let position = 0;
  let ahead = file.read(buffer, 0, CHUNK, position);
  try {
    for (;;) {
      const { bytesRead } = await ahead;
      if (bytesRead === 0) return;
      position += bytesRead;
      ahead = file.read(other, 0, CHUNK, position);
      yield buffer.subarray(0, bytesRead);
      [buffer, other] = [other, buffer];
    }
  } finally {
    // The reader may stop early: the read under way then ends before the file is closed, and nobody waits for its outcome.
    await ahead.catch(() => {});
  }
}
