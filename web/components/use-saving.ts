import { useMutation, useQueryClient } from "@tanstack/react-query";
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

interface SavingOptions<Change, Answer> {
  readonly send: (change: Change) => Promise<Answer>;
  /** Names of the form's fields: refusals about them are shown beside them. */
  readonly fields?: readonly string[];
  /** What to fetch again once saved. */
  readonly refresh: readonly (readonly unknown[])[];
  readonly onSaved?: (answer: Answer, change: Change) => void;
  /** What the server said when it refused, for what needs more than its sentence. */
  readonly onRefused?: (refusal: ProblemDetails) => void;
}

/** Saves what a form or a button says, and sorts what the server answers: beside a field, above the form, or done. */
export function useSaving<Change, Answer>(options: SavingOptions<Change, Answer>): Saving<Change> {
  const { send, fields = [], refresh, onSaved, onRefused } = options;
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (answer, change) => {
      for (const queryKey of refresh) client.invalidateQueries({ queryKey });
      onSaved?.(answer, change);
    },
    onError: (error) => {
      if (error instanceof ApiError) onRefused?.(error.details);
    },
  });

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
