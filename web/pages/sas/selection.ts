import { createStore, useStore } from "../../app/store.ts";

/** The ticked candidates, by number: they stay ticked from page to page and from filter to filter. */
const ticked = createStore<ReadonlySet<string>>(new Set());

export function useSelection(): ReadonlySet<string> {
  return useStore(ticked);
}

export function tick(ids: readonly string[], on: boolean): void {
  const next = new Set(ticked.get());
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  ticked.set(next);
}

export function clearSelection(): void {
  if (ticked.get().size > 0) ticked.set(new Set());
}
