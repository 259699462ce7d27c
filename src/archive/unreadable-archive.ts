/** Why an archive cannot be read, or must not be. */
export type ArchiveFault =
  | "damaged"
  | "encrypted"
  | "unknown_method"
  /** A name that leads out of the archive: absolute, with `..` or with a backslash. */
  | "unsafe_name"
  /** Bytes behind the end of the archive. */
  | "trailing_bytes"
  | "too_many_entries"
  | "too_big"
  | "bomb";

/** Thrown while an archive is opened or read; whoever reads it says it in the words of its own files. */
export class UnreadableArchive extends Error {
  readonly fault: ArchiveFault;
  /** The entry concerned; null for the archive as a whole. */
  readonly entryName: string | null;
  /** How many entries there are, when they are too many. */
  readonly entryCount: number;

  constructor(fault: ArchiveFault, { entryName = null as string | null, entryCount = 0 } = {}) {
    super(`the archive cannot be read: ${fault}`);
    this.fault = fault;
    this.entryName = entryName;
    this.entryCount = entryCount;
  }
}
