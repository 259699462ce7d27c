import type { Weighted } from "../random.ts";

/** Where a name comes from: only to combine first names and surnames plausibly. */
export type Origin = "french" | "maghreb" | "iberian" | "african" | "turkish" | "asian" | "eastern";

export const origins: Weighted<Origin> = [
  [66, "french"],
  [13, "maghreb"],
  [7, "iberian"],
  [6, "african"],
  [3, "turkish"],
  [3, "asian"],
  [2, "eastern"],
];
