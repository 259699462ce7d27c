import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { texts } from "../../texts.ts";
import { hasOthers } from "./written-sections.tsx";

export type SectionId = keyof typeof texts.candidate.sections;

/** The sections of this candidate's page, in their order: those that the file does not tell are not shown. */
export function sectionsOf(candidate: CandidateProfilePage, isAdministrator: boolean): SectionId[] {
  const { dossier, wishes } = candidate;
  const shown: readonly (readonly [SectionId, boolean])[] = [
    ["identity", true],
    ["contact", true],
    ["diplomas", true],
    ["schooling", dossier.schooling.length > 0],
    ["reports", dossier.reports.length > 0 || dossier.prospects !== null],
    ["baccalaureate", dossier.baccalaureate !== null || dossier.examMarks.length > 0],
    ["wishes", wishes.length > 0],
    ["letter", wishes.some((wish) => wish.dossier.letter !== null)],
    ["activities", dossier.activities.length > 0],
    ["others", hasOthers(candidate)],
    ["notes", true],
    ["history", true],
    ["personRights", isAdministrator],
  ];
  return shown.filter(([, isShown]) => isShown).map(([id]) => id);
}
