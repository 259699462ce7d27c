import type { ReactNode } from "react";
import type { CandidateLine, CandidateStage } from "../../../src/sas/candidate.schema.ts";
import type { ActedUpon } from "../../components/candidates/candidate-actions.tsx";
import { texts } from "../../texts.ts";
import type { SasSearch } from "./sas-search.ts";

/** Which list it is: those in the SAS, which can be ticked, or those who have left it. */
export interface CandidateList {
  readonly stage: CandidateStage;
  /** The name of the table. */
  readonly table: string;
}

/** What the menu of a row needs. */
export function actedUpon(line: CandidateLine): ActedUpon {
  const { duplicates, admission, refusal } = line;
  return {
    ...line,
    comparable: duplicates.length > 0,
    twinInSas: duplicates.includes("sas"),
    blocked: admission === "no" && refusal !== null ? texts.admission.reasons[refusal] : null,
  };
}

/** What the table and the cards both need to show the list. */
export interface CandidateListProps {
  readonly list: CandidateList;
  readonly search: SasSearch;
  readonly refine: (change: SasSearch) => void;
  /** Undefined while the first answer is awaited. */
  readonly candidates: readonly CandidateLine[] | undefined;
  /** The rows shown are those of the former search. */
  readonly refreshing: boolean;
  /** In place of rows: nobody matches, or the list could not be fetched. */
  readonly empty: ReactNode;
}

export const diplomaSeparator = " · ";

/** The candidate whose page was last opened: coming back to the list puts the focus on that row again. */
let lastOpened: string | null = null;

export function rememberOpened(id: string): void {
  lastOpened = id;
}

/** The remembered candidate, once. */
export function takeOpened(): string | null {
  const id = lastOpened;
  lastOpened = null;
  return id;
}
