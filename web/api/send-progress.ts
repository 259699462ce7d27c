import type { ImportProgress } from "../../src/imports/import.schema.ts";

/** Where an import request stands: bytes on their way, or the server at work. */
export type SendProgress =
  | { readonly phase: "sending"; readonly bytes: number; readonly totalBytes: number }
  | { readonly phase: "working"; readonly progress: ImportProgress | null };
