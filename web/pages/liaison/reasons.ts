import { texts } from "../../texts.ts";

/** Words for the reasons of a proposal, those that weigh most first; what says nothing is left out. */
export function tellReasons(reasons: readonly string[]): string[] {
  const words: Readonly<Record<string, string>> = texts.liaison.reasons;
  return Object.entries(words)
    .filter(([code]) => reasons.includes(code))
    .map(([, sentence]) => sentence);
}
