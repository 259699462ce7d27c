import type { NamedCandidate } from "../../../src/sas/removal.schema.ts";
import { formatDay } from "../../format.ts";
import { texts } from "../../texts.ts";

/** A candidate of whom something is asked: two of one name must not be taken for one another. */
export type ToldApart = Omit<NamedCandidate, "id">;

/** What tells the candidate from another of the same name. `establishments`: their names, by UAI. */
export function signsOf(
  { civility, birthDate, email, campaign, establishment, fileNumber }: ToldApart,
  establishments: ReadonlyMap<string, string>,
): string[] {
  const name = establishments.get(establishment);
  return [
    texts.toldApart.born(formatDay(birthDate), civility),
    name === undefined ? establishment : texts.shell.establishment(name, establishment),
    fileNumber === null ? email : texts.toldApart.file(fileNumber),
    campaign === null ? texts.toldApart.inSas : texts.toldApart.inCampaign(campaign),
  ];
}

/** The number of the newest dossier that has one. */
export function fileNumberOf(wishes: readonly Pick<ToldApart, "fileNumber">[]): string | null {
  return wishes.find(({ fileNumber }) => fileNumber !== null)?.fileNumber ?? null;
}
