import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { ProblemDetails } from "../../api/problem-details.ts";
import { candidateQuery } from "../../api/queries.ts";
import { useTarget } from "../../app/me.ts";
import { conflictsIn } from "./profile-draft.ts";

interface Conflicts<Field extends string> {
  /** Somebody else changed them since the form was opened, and nobody has chosen yet which value stays. */
  readonly open: ReadonlySet<Field>;
  /** To be told what the server refused: fetches what is stored now, and opens the fields at issue. */
  readonly onRefused: (refusal: ProblemDetails) => void;
  readonly settle: (field: Field) => void;
}

/** The fields that two people change at once. `rebase` gets them with the candidate as it is now. */
export function useConflicts<Field extends string>(
  candidateId: string,
  fields: readonly Field[],
  rebase: (candidate: CandidateProfilePage, fields: readonly Field[]) => void,
): Conflicts<Field> {
  const client = useQueryClient();
  const target = useTarget();
  const [open, setOpen] = useState<ReadonlySet<Field>>(new Set());
  return {
    open,
    onRefused: async (refusal) => {
      const found = conflictsIn(refusal, fields);
      if (found.length === 0) return;
      rebase(await client.fetchQuery({ ...candidateQuery(candidateId, target), staleTime: 0 }), found);
      setOpen(new Set(found));
    },
    settle: (field) => setOpen(new Set([...open].filter((one) => one !== field))),
  };
}
