import { useQuery } from "@tanstack/react-query";
import type { RemovalReport } from "../../../src/sas/candidate.schema.ts";
import { request, sentenceOf } from "../../api/request.ts";
import { formatInteger } from "../../format.ts";
import { texts } from "../../texts.ts";
import { SkeletonText } from "../skeleton.tsx";
import { showToast } from "../toast.tsx";
import { useSaving } from "../use-saving.ts";
import { Question } from "./question.tsx";
import { tick } from "./selection.ts";

const words = texts.removal;
const send = (ids: readonly string[], dryRun: boolean) =>
  request<RemovalReport>("POST", `/api/candidates/deletions?dryRun=${dryRun}`, { ids });

/** Says what goes with the candidates, as the server has just counted it, and deletes them when told so. */
export function RemovalDialog({
  ids,
  onClose,
  onRemoved,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const preview = useQuery({
    queryKey: ["removal", ids],
    queryFn: () => send(ids, true),
    staleTime: 0,
    gcTime: 0,
  });
  const { save, saving, fault } = useSaving({
    send: () => send(ids, false),
    // Not the candidates' own pages: whoever shows one leaves it, there is nothing to fetch again.
    refresh: [["candidates"], ["journal"]],
    onSaved: ({ candidates }) => {
      tick(ids, false);
      showToast(words.done(candidates));
      onRemoved();
    },
  });
  return (
    <Question
      title={words.title}
      submitLabel={words.submit}
      danger
      saving={saving}
      ready={preview.data !== undefined}
      fault={fault ?? (preview.error && sentenceOf(preview.error))}
      onSubmit={() => save(undefined)}
      onClose={onClose}
    >
      <div role="status">
        {preview.data ? <Entailed report={preview.data} /> : <SkeletonText lines={3} />}
      </div>
    </Question>
  );
}

function Entailed({ report }: { readonly report: RemovalReport }) {
  const { candidates, admitted, wishes, diplomas, edited } = report;
  const along = [
    [wishes, words.wishes(wishes)],
    [diplomas, words.diplomas(diplomas)],
    [edited, words.edited(edited)],
    [admitted, words.admitted(admitted)],
  ] as const;
  const some = along.filter(([count]) => count > 0);
  return (
    <>
      <p>{words.question(candidates)}</p>
      <p>
        <strong>{words.warning}</strong>
      </p>
      {some.length > 0 && (
        <>
          <p>{words.along}</p>
          <ul>
            {some.map(([count, what]) => (
              <li key={what}>
                {formatInteger(count)} {what}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet">{words.again}</p>
    </>
  );
}
