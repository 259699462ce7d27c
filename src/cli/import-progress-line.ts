import type { ImportProgress } from "../imports/import.schema.ts";
import { counted } from "../parcoursup/french.ts";

const steps = { receiving: "Réception", checking: "Vérification", writing: "Écriture" } as const;

/** « Vérification 40 % · 4000 candidats · encore 6 s environ »; `now` in milliseconds. Each step has a clock of its own. */
export function importProgressLine(now: () => number): (progress: ImportProgress) => string {
  let current: { readonly step: string; readonly startedAt: number } | null = null;
  return (progress) => {
    if (current?.step !== progress.step) current = { step: progress.step, startedAt: now() };
    const share = shareOf(progress);
    const percent = share === null ? "" : ` ${Math.floor(100 * share)} %`;
    const remaining = remainingSeconds((now() - current.startedAt) / 1000, share);
    return [
      `${steps[progress.step]}${percent}`,
      counted(progress.candidates, "candidat"),
      ...(remaining === null ? [] : [`encore ${inWords(remaining)} environ`]),
    ].join(" · ");
  };
}

/** What of the step is done: candidates where their number is known, else bytes of the file. */
function shareOf({ bytes, totalBytes, candidates, totalCandidates }: ImportProgress): number | null {
  if (totalCandidates !== null && totalCandidates > 0) return Math.min(1, candidates / totalCandidates);
  return totalBytes === null || totalBytes === 0 ? null : Math.min(1, bytes / totalBytes);
}

/** Null while it would be a guess, and for the last second. */
function remainingSeconds(elapsed: number, share: number | null): number | null {
  if (share === null || share < 0.05 || elapsed < 2) return null;
  const seconds = (elapsed * (1 - share)) / share;
  return seconds < 1 ? null : seconds;
}

function inWords(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
