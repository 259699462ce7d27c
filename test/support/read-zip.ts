import { fromBufferPromise } from "yauzl";

/** The files of an archive, by name, as text. */
export async function readZip(content: Buffer): Promise<Map<string, string>> {
  const archive = await fromBufferPromise(content, { lazyEntries: true });
  const files = new Map<string, string>();
  for await (const entry of archive.eachEntry()) {
    const stream = await archive.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    files.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return files;
}
