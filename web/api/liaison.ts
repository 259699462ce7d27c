import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { LinkOutcome, LinkRequest, UnlinkOutcome } from "../../src/liaison/link.schema.ts";
import type {
  LinkAllOutcome,
  LinkBadges,
  LinkComparison,
  LinkProposalPage,
  LinkProposalQuery,
  PairRequest,
  ProfileLinks,
  UnlinkAllOutcome,
} from "../../src/liaison/proposal.schema.ts";
import { queryString, request } from "./request.ts";

/** What a link, a refusal or their undoing changes: everything that lists or shows candidates. */
export const touchedByLinks = [["liaison"], ["candidates"], ["candidate"], ["import"], ["journal"]] as const;

export function proposalsQuery(query: LinkProposalQuery) {
  return queryOptions({
    queryKey: ["liaison", "proposals", query],
    queryFn: () => request<LinkProposalPage>("GET", `/api/link-proposals${queryString(query)}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function comparisonQuery(pair: PairRequest) {
  return queryOptions({
    // Not under ["liaison"]: once linked, the pair is no more, and what is refreshed then must not ask for it.
    queryKey: ["comparison", pair],
    queryFn: () => request<LinkComparison>("GET", `/api/link-proposals/comparison${queryString(pair)}`),
    // A person decides on what is true now.
    staleTime: 0,
    gcTime: 0,
  });
}

/** Of the candidates listed, which seem to be known already. */
export function badgesQuery(candidates: readonly string[]) {
  return queryOptions({
    queryKey: ["liaison", "badges", candidates],
    queryFn: () =>
      request<LinkBadges>(
        "GET",
        `/api/link-proposals/badges${queryString({ candidates: candidates.join(",") })}`,
      ).then(({ items }) => items),
    enabled: candidates.length > 0,
    placeholderData: keepPreviousData,
  });
}

export function profileLinksQuery(id: string) {
  return queryOptions({
    queryKey: ["liaison", "links", id],
    queryFn: () =>
      request<ProfileLinks>("GET", `/api/candidates/${encodeURIComponent(id)}/links`).then(
        ({ items }) => items,
      ),
  });
}

export const sendLink = (link: LinkRequest) => request<LinkOutcome>("POST", "/api/links", link);

export const sendUnlink = ({ id, refuse }: { readonly id: string; readonly refuse: boolean }) =>
  request<UnlinkOutcome>("DELETE", `/api/links/${encodeURIComponent(id)}${queryString({ refuse })}`);

export const sendLinkAll = (expected: number) =>
  request<LinkAllOutcome>("POST", "/api/links/certain", { expected });

export const sendUnlinkAll = (batchId: string) =>
  request<UnlinkAllOutcome>("DELETE", `/api/link-batches/${encodeURIComponent(batchId)}`);

export const sendRefusal = (pair: PairRequest) => request<void>("POST", "/api/link-refusals", pair);

export const withdrawRefusal = (pair: PairRequest) =>
  request<void>("POST", "/api/link-refusals/withdraw", pair);
