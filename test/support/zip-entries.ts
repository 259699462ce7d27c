import { text } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";

/** The texts of a ZIP archive by their names. */
export async function entriesOf(archive: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  const entries = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  return entries;
}
