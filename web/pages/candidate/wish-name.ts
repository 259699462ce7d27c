import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { texts } from "../../texts.ts";

/** How a wish is called: the programme, else its code. */
export function nameOf({
  programmeLabel,
  programmeCode,
}: Pick<CandidateProfilePage["wishes"][number], "programmeLabel" | "programmeCode">): string {
  if (programmeLabel !== null) return programmeLabel;
  return programmeCode === null
    ? texts.candidate.unnamedProgramme
    : texts.candidate.programmeCode(programmeCode);
}
