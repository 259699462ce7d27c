import type { ImportLimitsAnswer, SourceName } from "../../../src/imports/import.schema.ts";

/** What the import dialog must know of a kind of file; its words are `texts.importKinds`. */
export interface ImportKind {
  readonly name: SourceName;
  /** Where the file is sent, below the établissement. */
  readonly path: "imports" | "table-imports";
  /** For the file chooser. */
  readonly accept: string;
  readonly fileName: RegExp;
  readonly model: string;
  /** Which of the server's limits is that of the file. */
  readonly limit: keyof Pick<ImportLimitsAnswer, "fileSize" | "tableFileSize">;
}

export const importKinds: Readonly<Record<SourceName, ImportKind>> = {
  parcoursup: {
    name: "parcoursup",
    path: "imports",
    accept: ".json,.zip",
    fileName: /\.(json|zip)$/i,
    model: "/modele_base.json",
    limit: "fileSize",
  },
  table: {
    name: "table",
    path: "table-imports",
    accept: ".xlsx,.xlsm,.csv,.txt",
    fileName: /\.(xlsx|xlsm|csv|txt)$/i,
    model: "/modele_candidats.xlsx",
    limit: "tableFileSize",
  },
};
