import { useQuery } from "@tanstack/react-query";
import type { CandidateLine, CandidateStage } from "../../../src/sas/candidate.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { texts } from "../../texts.ts";
import type { SasSearch } from "./sas-search.ts";

/** The column of Ressources that says where somebody is: in one column, one under the other, to leave the room to the diplomas. */
export interface PlaceColumn {
  readonly heading: string;
  readonly of: (candidate: CandidateLine) => readonly string[];
}

/**
 * In Ressources: the campaign while all are listed, the établissement for whoever sees several. Null in the SAS, and when there is
 * nothing to tell apart.
 */
export function usePlaceColumn(stage: CandidateStage, search: SasSearch): PlaceColumn | null {
  const establishments = useQuery(establishmentsQuery).data ?? [];
  const campaigns = search.campaign === undefined;
  const sites = search.establishment === undefined && establishments.length > 1;
  if (stage === "sas" || !(campaigns || sites)) return null;
  const { campaign, establishment, campaignAndEstablishment } = texts.resources;
  return {
    heading: campaigns && sites ? campaignAndEstablishment : campaigns ? campaign : establishment,
    of: (candidate) => [
      ...(campaigns ? [candidate.campaign ?? texts.common.none] : []),
      ...(sites
        ? [establishments.find(({ uai }) => uai === candidate.establishment)?.name ?? candidate.establishment]
        : []),
    ],
  };
}
