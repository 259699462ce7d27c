import type { PersonTable } from "./person-table.ts";

/** Everything about one person, as `donnees.json` holds it. Moments are ISO 8601. */
export interface PersonData {
  readonly generatedAt: string;
  readonly school: string;
  readonly establishment: string;
  readonly name: string;
  /** Every row of every table that is the person's. */
  readonly tables: readonly PersonTable[];
  readonly imports: readonly ToldImport[];
  readonly problems: readonly ToldProblem[];
  readonly events: readonly { readonly at: string; readonly label: string; readonly message: string }[];
  readonly received: readonly ReceivedFile[];
}

interface ToldImport {
  readonly id: string;
  readonly at: string;
  readonly fileName: string;
  readonly establishment: string;
  readonly outcome: "created" | "updated" | "unchanged";
  readonly changes: readonly unknown[];
  readonly kept: readonly unknown[];
}

/** What an import, refused or not, says of the person. */
export interface ToldProblem {
  readonly importId: string;
  readonly at: string;
  readonly establishment: string;
  readonly fileName: string;
  readonly message: string;
}

/** One object received from Parcoursup, a file of its own in the archive. */
export interface ReceivedFile {
  readonly name: string;
  readonly receivedAt: string;
  readonly session: number;
  readonly fileNumber: string | null;
  readonly programme: string | null;
}
