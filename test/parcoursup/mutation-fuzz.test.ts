import { isUtf8 } from "node:buffer";
import { expect, test } from "vitest";
import { candidate, check, exportOf } from "./export-builder.ts";
import { SeededRandom } from "./seeded-random.ts";

/** `FUZZ_FILES=20000` for a long run. */
const FILES = Number(process.env.FUZZ_FILES ?? 2000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_250_605);

const sections = {
  Scolarite: [{ AnneeScolaireCode: 0, AnneeScolaireLibelle: "2023-2024" }, {}],
  Baccalaureat: { TypeDiplomeCode: 4, SerieDiplomeLibelle: "Série\nGénérale 😀", Note: -1.5e3 },
};
const base = exportOf([
  candidate({}, sections),
  candidate({ Vrai: true, Rien: null }),
  candidate({ Liste: [[], {}] }),
]);
const originals = [Buffer.from(JSON.stringify(base)), Buffer.from(JSON.stringify(base, null, 1))] as const;

/** Signs that change what a JSON text means, and some bytes that no text has. */
const signs = [..."{}[]:,\"'\\/ \n\t0129-+.eEtfnu\0é"].map((sign) => Buffer.from(sign));
const alphabet = [Buffer.from([0xff]), Buffer.from([0xc3]), ...signs] as const;

function mutate(original: Buffer, random: SeededRandom): Buffer {
  const at = random.below(original.length);
  const length = random.below(3) === 0 ? random.below(40) : 1;
  const [before, after] = [original.subarray(0, at), original.subarray(at + length)];
  const from = random.below(original.length);
  return random.pick([
    () => Buffer.concat([before, after]),
    () => Buffer.concat([before, random.pick(alphabet), after]),
    () => Buffer.concat([before, random.pick(alphabet), original.subarray(at)]),
    () => Buffer.concat([before, original.subarray(from, from + length), original.subarray(at)]),
    () => Buffer.from(before),
  ])();
}

function isJson(bytes: Buffer): boolean {
  try {
    // The decoder also drops a byte order mark, which is accepted.
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const isSyntaxCode = (code: string) =>
  code === "file.not_utf8" ||
  (code.startsWith("json.") && code !== "json.duplicate_key" && code !== "json.too_deep");

test(`${FILES} fichiers abîmés : refusés exactement quand JSON.parse les refuse, et toujours avec un endroit`, async () => {
  const random = new SeededRandom(SEED);
  for (let i = 0; i < FILES; i++) {
    let bytes: Buffer = random.pick(originals);
    for (let times = random.below(3); times >= 0; times--) bytes = mutate(bytes, random);
    const chunk = random.below(4) === 0 ? 1 + random.below(7) : 1 + random.below(5000);
    const { problems, problemCount, codes } = await check(bytes, { chunk });

    const shown = () =>
      `file ${i} of seed ${SEED}: ${JSON.stringify(bytes.toString("latin1"))} → ${codes.join(" ")}`;
    const isRecognised = codes.some(
      (code) => code.startsWith("file.") && code !== "file.not_utf8" && code !== "file.no_candidate",
    );
    if (!isJson(bytes)) expect(problemCount, shown()).toBeGreaterThan(0);
    else expect(codes.filter(isSyntaxCode), shown()).toEqual([]);
    if (!isRecognised) expect(codes.some(isSyntaxCode), shown()).toBe(!isJson(bytes));

    const lines = bytes.toString("utf8").split(/\r\n|\n|\r/);
    for (const { line, column } of problems) {
      expect(line >= 1 && line <= lines.length, shown()).toBe(true);
      // Behind broken characters every editor counts columns in its own way.
      const longest = isUtf8(bytes) ? (lines[line - 1] ?? "").length + 1 : Number.POSITIVE_INFINITY;
      expect(column >= 1 && column <= longest, shown()).toBe(true);
    }
  }
}, 600_000);
