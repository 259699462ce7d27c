import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/**
 * Quality 0 is the fastest there is for these files, at the size of deflate level 1; synchronous, because handing
 * pieces of 30 kB to the thread pool costs more than compressing them (`docs/performance.md`).
 */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 18 } };

/** Packs the exact bytes of a candidate's object for storage. */
export function packRecord(received: Uint8Array): Buffer {
  return brotliCompressSync(received, options);
}

/** Gives back, byte for byte, what `packRecord` was given. */
export function unpackRecord(content: Uint8Array): Buffer {
  return brotliDecompressSync(content);
}
