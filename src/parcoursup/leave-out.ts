import type { CandidateProfile } from "./candidate-profile.ts";
import { cutSections } from "./cut-sections.ts";
import type { SectionName } from "./fields.ts";

/** A candidate as the school keeps it. */
export interface KeptCandidate {
  readonly profile: CandidateProfile;
  /** What remains of the object received, byte for byte. */
  readonly received: Uint8Array;
  /** Which of the sections not kept it had. */
  readonly found: readonly string[];
}

/** Leaves out what the school chose not to keep: the sections themselves, and what the profile takes from them. */
export function leaveOut(
  candidate: { readonly profile: CandidateProfile; readonly received: Uint8Array },
  sections: readonly string[],
): KeptCandidate {
  if (sections.length === 0) return { ...candidate, found: [] };
  const { bytes, found } = cutSections(candidate.received, sections);
  return { profile: withoutSections(candidate.profile, found), received: bytes, found };
}

const diplomaSection: SectionName = "Baccalaureat";
const wishSection: SectionName = "DonneesVoeux";

function withoutSections(profile: CandidateProfile, sections: readonly string[]): CandidateProfile {
  const { programmeCode } = profile.wish;
  return {
    ...profile,
    diploma: sections.includes(diplomaSection) ? null : profile.diploma,
    wish: sections.includes(wishSection) ? { ...emptyWish, programmeCode } : profile.wish,
  };
}

const emptyWish = {
  programmeLabel: null,
  confirmed: null,
  group: null,
  appliedOn: null,
  status: null,
  boarding: null,
};
