import type { CandidateProfile } from "../parcoursup/candidate-profile.ts";

/** What a row of a table says of a candidate: checked, normalised, typed like what Parcoursup says. */
export type TableCandidate = Pick<CandidateProfile, "ine" | "identity" | "contact" | "diploma">;
