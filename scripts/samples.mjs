// Writes the files of samples/ again. They are deterministic: without a change to the generator, nothing changes.
import { writeFile } from "node:fs/promises";

const { sampleFiles } = await import("../dist/server/parcoursup/sample/sample-files.js").catch((error) => {
  console.error("Le programme n'est pas construit : lancez d'abord « npm run build:server ».");
  throw error;
});

for (const { name, text } of sampleFiles()) {
  await writeFile(new URL(`../samples/${name}`, import.meta.url), text);
  console.error(`samples/${name} : ${Buffer.byteLength(text)} octets`);
}
