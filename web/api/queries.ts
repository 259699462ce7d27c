import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  Me,
  OwnSecondFactor,
  OwnSession,
  SignInOptions,
  User,
} from "../../src/accounts/account.schema.ts";
import type {
  ImportDetail,
  ImportedCandidatePage,
  ImportedCandidateQuery,
  ImportLimitsAnswer,
  ImportPage,
  UndoReport,
} from "../../src/imports/import.schema.ts";
import type {
  EventKinds,
  JournalCandidatePage,
  JournalPage,
  JournalQuery,
} from "../../src/journal/journal.schema.ts";
import type { ErasurePreview, PrivacySettings, PurgeReport } from "../../src/privacy/privacy.schema.ts";
import type {
  CandidatePage,
  CandidateProfilePage,
  CandidateQuery,
  Comparison,
  DuplicateCounts,
  DuplicateKind,
} from "../../src/sas/candidate.schema.ts";
import type { CandidateEvent } from "../../src/sas/candidate-history.schema.ts";
import type { Note } from "../../src/sas/note.schema.ts";
import type { Campaign, Establishment, School } from "../../src/school/school.schema.ts";
import { ApiError } from "./problem-details.ts";
import { queryString, request, sessionRequired } from "./request.ts";
import { withoutPlace } from "./without-place.ts";

interface Items<Item> {
  readonly items: Item[];
}

/** The signed-in person; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () =>
    request<Me>("GET", "/api/me").catch((error: unknown) => {
      if (error instanceof ApiError && error.code === sessionRequired) return null;
      throw error;
    }),
  staleTime: 60_000,
});

/** Somebody's campagne ciblée, as requests name it. */
export function targetOf({ targetCampaignId }: Pick<Me, "targetCampaignId">): string {
  return targetCampaignId ?? "none";
}

/** How one may sign in, and what the refusal of this code means, when the identity provider sent somebody back with one. */
export function signInOptionsQuery(refusal: string | undefined) {
  return queryOptions({
    queryKey: ["sign-in", refusal],
    queryFn: () => request<SignInOptions>("GET", `/api/sign-in${queryString({ refusal })}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Leaves for the identity provider, and comes back to this page. */
export function providerAddress({ proof = false } = {}): string {
  // Back without the reason of a refusal that is over.
  const { pathname, search } = window.location;
  const back = search.includes("refus=") ? pathname : `${pathname}${search}`;
  return `/api/session/provider${queryString({ back, ...(proof && { proof }) })}`;
}

/** Where the person is signed in; asked anew each time. */
export const ownSessionsQuery = queryOptions({
  queryKey: ["own-sessions"],
  queryFn: () => request<Items<OwnSession>>("GET", "/api/me/sessions").then(({ items }) => items),
  staleTime: 0,
});

/** What one's own account has of a second factor. */
export const secondFactorQuery = queryOptions({
  queryKey: ["second-factor"],
  queryFn: () => request<OwnSecondFactor>("GET", "/api/me/second-factor"),
});

export const schoolQuery = queryOptions({
  queryKey: ["school"],
  queryFn: () => request<School>("GET", "/api/school"),
});

export const establishmentsQuery = queryOptions({
  queryKey: ["establishments"],
  queryFn: () => request<Items<Establishment>>("GET", "/api/establishments").then(({ items }) => items),
  staleTime: 60_000,
});

export const importLimitsQuery = queryOptions({
  queryKey: ["import-limits"],
  queryFn: () => request<ImportLimitsAnswer>("GET", "/api/import-limits"),
  staleTime: Number.POSITIVE_INFINITY,
});

export const campaignsQuery = queryOptions({
  queryKey: ["campaigns"],
  queryFn: () => request<Items<Campaign>>("GET", "/api/campaigns").then(({ items }) => items),
  staleTime: 60_000,
});

export const privacyQuery = queryOptions({
  queryKey: ["privacy"],
  queryFn: () => request<PrivacySettings>("GET", "/api/school/privacy"),
});

/** What the next purge will remove. */
export const purgePreviewQuery = queryOptions({
  queryKey: ["purge"],
  queryFn: () => request<PurgeReport>("GET", "/api/school/privacy/purge"),
});

/** What to know before a person is erased; asked anew each time. */
export function erasurePreviewQuery(id: string) {
  return queryOptions({
    queryKey: ["erasure", id],
    queryFn: () => request<ErasurePreview>("GET", `/api/candidates/${encodeURIComponent(id)}/erasure`),
    staleTime: 0,
    gcTime: 0,
  });
}

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () => request<Items<User>>("GET", "/api/users").then(({ items }) => items),
});

export function candidatesQuery(query: Partial<CandidateQuery>) {
  return queryOptions({
    queryKey: ["candidates", query],
    queryFn: () => request<CandidatePage>("GET", `/api/candidates${queryString(query)}`),
    // The rows stay while the next ones are fetched: nothing jumps.
    placeholderData: keepPreviousData,
  });
}

/** How many of each kind of duplicate, for the filters of this list. */
export function duplicateCountsQuery(query: Partial<CandidateQuery>) {
  const { duplicates: _, ...others } = withoutPlace(query);
  return queryOptions({
    queryKey: ["candidates", "duplicates", others],
    queryFn: () => request<DuplicateCounts>("GET", `/api/candidates/duplicates${queryString(others)}`),
    placeholderData: keepPreviousData,
  });
}

/** Every profile of the same identity as this candidate, marked against this campagne ciblée. */
export function comparisonQuery(id: string, target: string) {
  return queryOptions({
    queryKey: ["candidate", id, "comparison", target],
    queryFn: () => request<Comparison>("GET", `${candidatePath(id)}/comparison${queryString({ target })}`),
    placeholderData: (shown: Comparison | undefined) =>
      shown?.profiles[0]?.id === id ? { ...shown, profiles: shown.profiles.map(withoutMarks) } : undefined,
  });
}

/** What to fetch again after a candidate moved or went. */
export const afterCandidatesChange = [["candidates"], ["candidate"], ["journal"]] as const;

/** A candidate's profile, marked against this campagne ciblée. */
export function candidateQuery(id: string, target: string) {
  return queryOptions({
    queryKey: ["candidate", id, "profile", target],
    queryFn: () => request<CandidateProfilePage>("GET", `${candidatePath(id)}${queryString({ target })}`),
    placeholderData: (shown: CandidateProfilePage | undefined) =>
      shown?.id === id ? withoutMarks(shown) : undefined,
  });
}

/** What stays on the page, forms included, while it is judged against another campagne ciblée: everything but the marks of the one before. */
function withoutMarks<Marked extends { readonly duplicates: DuplicateKind[] }>(shown: Marked): Marked {
  return { ...shown, duplicates: [] };
}

/** `/api/candidates/12`, for what is under it. */
export function candidatePath(id: string): string {
  return `/api/candidates/${encodeURIComponent(id)}`;
}

/** What staff noted about a candidate, newest first. */
export function notesQuery(id: string) {
  return queryOptions({
    queryKey: ["candidate", id, "notes"],
    queryFn: () => request<Items<Note>>("GET", `${candidatePath(id)}/notes`).then(({ items }) => items),
  });
}

/** What happened to a candidate, newest first. */
export function candidateHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ["candidate", id, "history"],
    queryFn: () =>
      request<Items<CandidateEvent>>("GET", `${candidatePath(id)}/history`).then(({ items }) => items),
  });
}

export interface ImportsQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly establishment?: string;
}

export function importsQuery(query: ImportsQuery) {
  return queryOptions({
    queryKey: ["imports", query],
    queryFn: () => request<ImportPage>("GET", `/api/imports${queryString(query)}`),
    placeholderData: keepPreviousData,
  });
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: () => request<ImportDetail>("GET", importPath(id)),
  });
}

/** The people of an import's file, by what became of them. */
export function importedCandidatesQuery(id: string, query: ImportedCandidateQuery) {
  return queryOptions({
    queryKey: ["import", id, "candidates", query],
    queryFn: () => request<ImportedCandidatePage>("GET", `${importPath(id)}/candidates${queryString(query)}`),
    placeholderData: keepPreviousData,
  });
}

/** What undoing an import would do; asked anew each time, because people go on working. */
export function undoPreviewQuery(id: string) {
  return queryOptions({
    // Not under ["import", id]: what refreshes the import once undone must not ask this again.
    queryKey: ["undo", id],
    queryFn: () => undoImport(id, { dryRun: true }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function undoImport(id: string, { dryRun }: { readonly dryRun: boolean }): Promise<UndoReport> {
  return request<UndoReport>("POST", `${importPath(id)}/undo${queryString({ dryRun })}`);
}

export function journalQuery(query: JournalQuery) {
  return queryOptions({
    queryKey: ["journal", query],
    queryFn: () => request<JournalPage>("GET", `/api/journal${queryString(query)}`),
    placeholderData: keepPreviousData,
    // Whatever was done elsewhere in the program left a line here.
    staleTime: 0,
  });
}

/** Those of the candidates of an entry who still exist, a hundred at a time. */
export function journalCandidatesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["journal", id, "candidates"],
    queryFn: ({ pageParam }) =>
      request<JournalCandidatePage>(
        "GET",
        `/api/journal/${encodeURIComponent(id)}/candidates${queryString({ page: pageParam, pageSize: 100 })}`,
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, pageSize, total }) => (page * pageSize < total ? page + 1 : undefined),
  });
}

export const eventKindsQuery = queryOptions({
  queryKey: ["event-kinds"],
  queryFn: () => request<EventKinds>("GET", "/api/journal/types").then(({ items }) => items),
  staleTime: Number.POSITIVE_INFINITY,
});

/** `/api/imports/12`, for what is under it. */
export function importPath(id: string): string {
  return `/api/imports/${encodeURIComponent(id)}`;
}
