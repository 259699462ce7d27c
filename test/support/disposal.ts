const disposals: (() => Promise<void>)[] = [];

/** To be done when the suite under way ends. Hooks of vitest cannot be added once a suite runs; this can. */
export function disposeAfterwards(dispose: () => Promise<void>): void {
  disposals.push(dispose);
}

/** The last thing opened is the first closed. */
export async function disposeAll(): Promise<void> {
  for (let dispose = disposals.pop(); dispose !== undefined; dispose = disposals.pop()) await dispose();
}
