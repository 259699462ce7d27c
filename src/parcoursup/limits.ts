/** Bounds that keep one file from taking the machine with it. Sizes in bytes. */
export interface Limits {
  readonly fileSize: number;
  readonly candidateSize: number;
  readonly candidates: number;
  /** Levels of nested arrays and objects. */
  readonly depth: number;
  readonly zipEntries: number;
  readonly inflatedSize: number;
  /** Inflated bytes per compressed byte, above which an entry is taken for a bomb. */
  readonly inflationRatio: number;
}

export const defaultLimits: Limits = {
  fileSize: 4 * 1024 ** 3,
  candidateSize: 8 * 1024 ** 2,
  candidates: 200_000,
  depth: 64,
  zipEntries: 100,
  inflatedSize: 8 * 1024 ** 3,
  inflationRatio: 200,
};
