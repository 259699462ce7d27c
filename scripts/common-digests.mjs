/**
 * Makes `src/accounts/common-digests.ts` from lists of leaked passwords and of common words, one a line on standard input. The list
 * in use came from the 308 passwords of 12 characters or more, and the letters of the 7,000 commonest others, of the list of
 * @zxcvbn-ts/language-common 4 (MIT), and from the 4,000 commonest words and 2,000 first names of @zxcvbn-ts/language-fr 4 (MIT).
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const digestOf = (word) => createHash("sha256").update(word).digest("base64url").slice(0, 5);

const words = readFileSync(0, "utf8").split("\n").map(fold).filter(Boolean);
const digests = [...new Set(words.map(digestOf))].sort();
writeFileSync(
  new URL("../src/accounts/common-digests.ts", import.meta.url),
  `/** Made by \`scripts/common-digests.mjs\`, which says from what: five characters a word, without anything between. */
export const commonDigests =
  "${digests.join("")}";
`,
);
