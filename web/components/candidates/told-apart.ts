import type { NamedCandidate } from "../../../src/sas/removal.schema.ts";
import { formatDay } from "../../format.ts";
import { texts } from "../../texts.ts";

/** A candidate of whom something is asked: two of one name must not be taken for one another. */
export type ToldApart = Omit<NamedCandidate, "id">;

/** In a list of names: the birth date, and the dossier or the address. */
export function shortSignsOf({ civility, birthDate, email, fileNumber }: ToldApart): string[] {
  return [
    texts.toldApart.born(formatDay(birthDate), civility),
    fileNumber === null ? email : texts.toldApart.file(fileNumber),
  ];
}

/** What tells the candidate from another of the same name. `establishments`: their names, by UAI. */
export function signsOf(candidate: ToldApart, establishments: ReadonlyMap<string, string>): string[] {
  const { campaign, establishment } = candidate;
  const name = establishments.get(establishment);
  const [born = "", ...others] = shortSignsOf(candidate);
  return [
    born,
    name === undefined ? establishment : texts.shell.establishment(name, establishment),
    ...others,
    campaign === null ? texts.candidate.inSas : texts.candidate.inCampaign(campaign),
  ];
}

/** The number of the newest dossier that has one. */
export function fileNumberOf(wishes: readonly Pick<ToldApart, "fileNumber">[]): string | null {
  return wishes.find(({ fileNumber }) => fileNumber !== null)?.fileNumber ?? null;
}
