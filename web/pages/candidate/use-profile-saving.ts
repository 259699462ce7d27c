import { useQueryClient } from "@tanstack/react-query";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { ProblemDetails } from "../../api/problem-details.ts";
import { candidateQuery } from "../../api/queries.ts";
import { useTarget } from "../../app/me.ts";
import { useSaving } from "../../components/use-saving.ts";

interface ProfileSavingOptions<Change> {
  /** Sends it with the campagne ciblée that the page shows, as `target`: the answer is marked against it. */
  readonly send: (change: Change, target: string) => Promise<CandidateProfilePage>;
  readonly fields: readonly string[];
  readonly onSaved: () => void;
  readonly onRefused?: (refusal: ProblemDetails) => void;
}

/** Saves something of a candidate. The answer is the whole profile: the page shows it at once. */
export function useProfileSaving<Change>(candidateId: string, options: ProfileSavingOptions<Change>) {
  const { send, onSaved, ...others } = options;
  const client = useQueryClient();
  const target = useTarget();
  return useSaving({
    ...others,
    // Beside what the answer shows: the history, and the same person marked against another campaign.
    refresh: [["candidates"], ["candidate", candidateId]],
    send: async (change: Change) => {
      const saved = await send(change, target);
      // Here, where the target is the one that was sent: the page may show another by now.
      client.setQueryData(candidateQuery(candidateId, target).queryKey, saved);
    },
    onSaved,
  });
}
