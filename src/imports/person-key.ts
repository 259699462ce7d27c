import { glue } from "../linking/fold.ts";
import type { CandidateProfile } from "../parcoursup/candidate-profile.ts";

/** Equal for the entries of a file that are one person. `parcoursup-format`, §7.5: the file number; without it INE and birth date; without both the identity. */
export function personKey({ fileNumber, ine, identity }: CandidateProfile): string {
  if (fileNumber !== null) return `number ${fileNumber}`;
  if (ine !== null) return `ine ${ine} ${identity.birthDate}`;
  return `identity ${glue(identity.lastName)}|${glue(identity.firstName)}|${identity.birthDate}`;
}
