import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Fsyncs every file and folder below `directory`, so that what was written survives a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await syncDirectory(path);
    else if (entry.isFile()) await syncOne(path);
  }
  await syncOne(directory);
}

async function syncOne(path: string): Promise<void> {
  try {
    const handle = await open(path, "r");
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    // PostgreSQL removes files as it goes; what is gone needs no fsync.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOENT") throw error;
  }
}
