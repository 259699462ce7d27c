import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import type { CandidatePage, CandidateQuery } from "../../../src/sas/candidate.schema.ts";
import { candidatesQuery } from "../../api/queries.ts";
import { besides, besidesElsewhere, type ListPlace, type Neighbours } from "./neighbours.ts";
import { pageBeside, somewhere } from "./page-beside.ts";

/**
 * Who comes before and after in the list from which the page was opened, with its filters and its sort; null when it was
 * opened in another way. The place travels in the history's state from one candidate to the next.
 */
export function useNeighbours(id: string): Neighbours | null {
  const client = useQueryClient();
  const carried = useLocation({ select: ({ state }) => state.list });
  const [place] = useState<ListPlace | null>(() => carried ?? placeInKnownLists(client, id));
  const { data: page } = useQuery({ ...candidatesQuery(place?.query ?? {}), enabled: place !== null });
  const index = page?.items.findIndex((line) => line.id === id) ?? -1;
  const beside = (direction: 1 | -1, atEdge: boolean) => {
    if (place === null || page === undefined) return null;
    if (index < 0) return somewhere(place.query, id, direction);
    return atEdge ? pageBeside(place.query, page, direction) : null;
  };
  const [before, after] = [beside(-1, index === 0), beside(1, index + 1 === page?.pageSize)];
  const { data: former } = useQuery({ ...candidatesQuery(before ?? {}), enabled: before !== null });
  const { data: later } = useQuery({ ...candidatesQuery(after ?? {}), enabled: after !== null });
  if (place === null || page === undefined) return null;
  return (index < 0 ? besidesElsewhere : besides)(id, place, { page, former, later });
}

/** The list that was shown last and holds this candidate. */
function placeInKnownLists(client: QueryClient, id: string): ListPlace | null {
  const lists = client
    .getQueryCache()
    .findAll({ queryKey: ["candidates"] })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { queryKey } of lists) {
    const [, query] = queryKey;
    const index = client.getQueryData<CandidatePage>(queryKey)?.items?.findIndex((line) => line.id === id);
    if (index !== undefined && index >= 0 && isListQuery(query)) return { query, index };
  }
  return null;
}

function isListQuery(query: unknown): query is Partial<CandidateQuery> {
  return typeof query === "object" && query !== null && "stage" in query && "page" in query;
}
