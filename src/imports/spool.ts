import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { StagedCandidate, StagedFacts } from "./staged-candidate.ts";

/**
 * Checked candidates put aside in a temporary file until the whole delivery is known to be right. The embedded database
 * has one connection: were they written as they are read, everybody would wait for the whole check.
 *
 * A batch is: length of the facts (JSON) and their bytes, then for each candidate the length of its content and its bytes.
 * The file is encrypted with a key that never leaves this process's memory: what a killed program leaves behind is unreadable.
 */
export interface Spool {
  write(batch: readonly StagedCandidate[]): Promise<void>;
  /** The batches in the order they were written. */
  read(): AsyncGenerator<readonly StagedCandidate[]>;
  remove(): Promise<void>;
}

export async function openSpool(path: string): Promise<Spool> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx+", 0o600);
  let size = 0;
  const key = randomBytes(32);
  const encrypted = createCipheriv(algorithm, key, noNonce);

  const write = async (batch: readonly StagedCandidate[]) => {
    const facts = Buffer.from(JSON.stringify(batch.map((candidate) => candidate.facts)));
    const parts = [facts, ...batch.map((candidate) => candidate.content)];
    const bytes = encrypted.update(Buffer.concat(parts.flatMap((part) => [lengthOf(part), part])));
    await file.appendFile(bytes);
    size += bytes.length;
  };

  async function* read() {
    let position = 0;
    const decrypted = createDecipheriv(algorithm, key, noNonce);
    const next = async () => {
      const length = (await readExactly(position, 4)).readUInt32LE();
      const part = await readExactly(position + 4, length);
      position += 4 + length;
      return part;
    };
    const readExactly = async (from: number, length: number) => {
      const bytes = Buffer.allocUnsafe(length);
      const { bytesRead } = await file.read(bytes, 0, length, from);
      if (bytesRead !== length) throw new Error("the spool file is shorter than what was written");
      return decrypted.update(bytes);
    };
    while (position < size) {
      const batch: StagedCandidate[] = [];
      const facts: StagedFacts[] = JSON.parse((await next()).toString());
      for (const one of facts) batch.push({ facts: one, content: await next() });
      yield batch;
    }
  }

  const remove = async () => {
    await file.close();
    await rm(path, { force: true });
  };

  return { write, read, remove };
}

/** A stream cipher: read from the beginning, in pieces of any length. The key serves one file, so that the nonce may be constant. */
const algorithm = "aes-256-ctr";
const noNonce = Buffer.alloc(16);

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32LE(bytes.length);
  return length;
}
