/** A programme of the delivery while it is read; what is not known yet is null. */
export interface Programme {
  /** From 0 over the whole delivery. */
  readonly index: number;
  /** May become known only after its candidates. */
  code: string | null;
  label: string | null;
  candidates: number;
}
