import type { Random } from "../random.ts";

/**
 * Steps through every residue once before it repeats (the factor shares no divisor with 10 or 9), so identifiers stay unique without
 * remembering those given out.
 */
const factor = 1_234_577;

function scatter(seed: number, index: number, modulus: number): number {
  const offset = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  return (offset + index * factor) % modulus;
}

/** Numéro de dossier: seven digits, unique for the first nine million candidates of a seed. */
export function fileNumberOf(seed: number, index: number): string {
  return String(1_000_000 + scatter(seed, index, 9_000_000));
}

/** Distinguishes e-mail addresses: unique for the first million candidates of a seed. */
export function mailTokenOf(seed: number, index: number): string {
  return scatter(seed, index, 1_000_000).toString(36);
}

/** Masks of real exports: nine digits and two letters (94 %), ten digits and one letter (3 %), nothing. */
export function drawIne(random: Random, seed: number, index: number): string | null {
  const letter = () => random.pick([..."ABCDEFGHJK"]);
  const digits = scatter(seed, index, 1_000_000_000).toString().padStart(9, "0");
  return random.weighted([
    [94, `${digits}${letter()}${letter()}`],
    [3, `${random.integer(0, 9)}${digits}${letter()}`],
    [3, null],
  ]);
}
