import type { CandidateLine } from "../../../src/sas/candidate.schema.ts";
import { createStore, useStore } from "../../app/store.ts";

/** The ticked candidates, by number: they stay ticked from page to page and from filter to filter. */
const ticked = createStore<ReadonlySet<string>>(new Set());

/** The names that the lists have shown, to tell of somebody who is gone since; forgotten with the window. */
const names = new Map<string, string>();

export function useSelection(): ReadonlySet<string> {
  return useStore(ticked);
}

/** Ticks them, or unticks whoever is no longer to be acted upon: they left the SAS, or were deleted. */
export function tick(ids: readonly string[], on: boolean): void {
  const current = ticked.get();
  const changing = ids.filter((id) => current.has(id) !== on);
  if (changing.length === 0) return;
  const next = new Set(current);
  for (const id of changing) {
    if (on) next.add(id);
    else next.delete(id);
  }
  ticked.set(next);
}

export function clearSelection(): void {
  if (ticked.get().size > 0) ticked.set(new Set());
}

/** Whether the row can be ticked: everybody who may leave with others; without a target, whoever only wants a campaign. */
export function isTickable({ admission, refusal }: Pick<CandidateLine, "admission" | "refusal">): boolean {
  return admission === "many" || refusal === "no_target_campaign";
}

/** What a list of the SAS has just shown: whoever may no longer be ticked is not, and the names are known. */
export function takeNote(lines: readonly CandidateLine[]): void {
  for (const { id, lastName, firstName } of lines) names.set(id, `${lastName} ${firstName}`);
  tick(
    lines.filter((line) => !isTickable(line)).map(({ id }) => id),
    false,
  );
}

/** The name under which a list has shown this candidate; null when none did. */
export function knownName(id: string): string | null {
  return names.get(id) ?? null;
}
