import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { generateExport } from "../parcoursup/sample/generate-export.ts";
import { type SampleOptions, withDefaults } from "../parcoursup/sample/sample-options.ts";

/**
 * Writes a synthetic export, waiting for the disk whenever it is the slower one: memory stays the same for any number of candidates.
 * An existing file is replaced.
 * @returns the bytes written.
 * @throws RangeError for options out of range, and the errors of the file system as they are.
 */
export async function writeSample(options: SampleOptions, path: string): Promise<number> {
  // Options out of range must not empty an existing file.
  withDefaults(options);
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  await pipeline(Readable.from(generateExport(options)), file);
  return file.bytesWritten;
}
