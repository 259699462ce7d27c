import type { Civility } from "./candidate-profile.ts";

const spellings: ReadonlyMap<string, Civility> = new Map([
  ["m", "M"],
  ["mr", "M"],
  ["monsieur", "M"],
  ["mme", "F"],
  ["mlle", "F"],
  ["madame", "F"],
  ["mademoiselle", "F"],
]);

/** « M. », « Mme » and their variants, in any case, with or without a final dot (format, 7.4). Null when it is none of them. */
export function readCivility(text: string): Civility | null {
  return spellings.get(text.toLowerCase().replace(/\.$/, "")) ?? null;
}
