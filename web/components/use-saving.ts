import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ApiError, type ProblemDetails } from "../api/problem-details.ts";
import { sentenceOf } from "../api/request.ts";

interface Saving<Change> {
  readonly save: (change: Change) => void;
  readonly saving: boolean;
  /** What the server refused about this field. */
  readonly faultOf: (field: string) => string | null;
  /** What it refused about none of `fields`. */
  readonly fault: string | null;
  /** The stable code of what it refused. */
  readonly faultCode: string | null;
}

type QueryKeys = readonly (readonly unknown[])[];

interface SavingOptions<Change, Answer> {
  readonly send: (change: Change) => Promise<Answer>;
  /** Names of the form's fields: refusals about them are shown beside them. */
  readonly fields?: readonly string[];
  /** What to fetch again once saved; or once a refusal that shows it to be outdated has been read. */
  readonly refresh: QueryKeys;
  readonly onSaved?: (answer: Answer, change: Change) => void;
  /** What the server said when it refused, for what needs more than its sentence. */
  readonly onRefused?: (refusal: ProblemDetails) => void;
}

/** Statuses of what was refused because somebody else has changed it, or removed it, meanwhile. */
const meanwhile = new Set([404, 409]);

/** Saves what a form or a button says, and sorts what the server answers: beside a field, above the form, or done. */
export function useSaving<Change, Answer>(options: SavingOptions<Change, Answer>): Saving<Change> {
  const { send, fields = [], refresh, onSaved, onRefused } = options;
  const client = useQueryClient();
  const outdated = useRef<QueryKeys>([]);
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (answer, change) => {
      fetchAgain(client, refresh);
      onSaved?.(answer, change);
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (meanwhile.has(error.status)) outdated.current = refresh;
      onRefused?.(error.details);
    },
  });
  // Not before the message is gone: a row that is no longer listed would take its dialog, and the message, with it.
  useEffect(() => () => fetchAgain(client, outdated.current), [client]);

  const message = mutation.isError ? sentenceOf(mutation.error) : null;
  const field = mutation.error instanceof ApiError ? mutation.error.details.field : undefined;
  const known = field !== undefined && fields.includes(field);
  return {
    save: mutation.mutate,
    saving: mutation.isPending,
    faultOf: (name) => (known && field === name ? message : null),
    fault: known ? null : message,
    faultCode: mutation.error instanceof ApiError ? mutation.error.code : null,
  };
}

function fetchAgain(client: QueryClient, keys: QueryKeys): void {
  for (const queryKey of keys) client.invalidateQueries({ queryKey });
}
