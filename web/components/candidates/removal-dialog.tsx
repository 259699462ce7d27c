import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { NamedCandidate, Removal, RemovalReport } from "../../../src/sas/removal.schema.ts";
import { request, sentenceOf } from "../../api/request.ts";
import { formatInteger } from "../../format.ts";
import { texts } from "../../texts.ts";
import { SkeletonText } from "../skeleton.tsx";
import { showToast } from "../toast.tsx";
import { useSaving } from "../use-saving.ts";
import { Notice, Question } from "./question.tsx";
import classes from "./removal-dialog.module.css";
import { tick } from "./selection.ts";
import { Signs } from "./signs.tsx";
import { shortSignsOf } from "./told-apart.ts";

const words = texts.removal;
const send = (removal: Removal, dryRun: boolean) =>
  request<RemovalReport>("POST", `/api/candidates/deletions?dryRun=${dryRun}`, removal);

/**
 * Says who goes and what goes with them, as the server has just counted it, and deletes them when told so. Whoever is no longer
 * as it was said is kept, and named with the reason. `onRemoved`: none of them is left to be shown, or some are gone.
 */
export function RemovalDialog({
  ids,
  list,
  onClose,
  onRemoved,
}: {
  readonly ids: readonly string[];
  /** The list they were chosen in: they are named in its order. */
  readonly list?: { readonly [Key in "sort" | "order"]?: Removal[Key] };
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<RemovalReport | null>(null);
  const preview = useQuery({
    queryKey: ["removal", ids],
    queryFn: () =>
      send(
        { ids: [...ids], ...(list?.sort && { sort: list.sort }), ...(list?.order && { order: list.order }) },
        true,
      ),
    staleTime: 0,
    gcTime: 0,
    // What is confirmed is what was read.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { save, saving, fault } = useSaving({
    send: ({ seen }: RemovalReport) => send({ ids: [...ids], ...(seen && { seen }) }, false),
    // Not the candidates' own pages: whoever shows one leaves it, there is nothing to fetch again.
    refresh: [["candidates"], ["journal"]],
    onSaved: (report) => {
      if (report.candidates > 0) showToast(words.done(report.candidates));
      if (report.kept.length > 0) return setOutcome(report);
      tick(ids, false);
      onRemoved();
    },
  });
  if (outcome !== null) {
    const leave = () => {
      const stayingIds = outcome.kept.flatMap(({ id, reason }) => (reason === "gone" ? [] : [id]));
      const staying = stayingIds.length > 0;
      // Who is gone is not ticked any more.
      tick(
        ids.filter((id) => !stayingIds.includes(id)),
        false,
      );
      if (staying) client.invalidateQueries({ queryKey: ["candidate"] });
      if (staying && outcome.candidates === 0) onClose();
      else onRemoved();
    };
    return <Outcome report={outcome} onClose={leave} />;
  }
  return (
    <Question
      title={words.title}
      submitLabel={words.submit}
      danger
      saving={saving}
      ready={preview.data !== undefined}
      fault={fault ?? (preview.error && sentenceOf(preview.error))}
      onSubmit={() => preview.data && save(preview.data)}
      onClose={onClose}
    >
      <div role="status">
        {preview.data ? <Entailed report={preview.data} /> : <SkeletonText lines={3} />}
      </div>
    </Question>
  );
}

function Entailed({ report }: { readonly report: RemovalReport }) {
  const { candidates, admitted, wishes, diplomas, notes, edited, kept } = report;
  const along = [
    [wishes, words.wishes(wishes)],
    [diplomas, words.diplomas(diplomas)],
    [notes, words.notes(notes)],
  ] as const;
  const some = along.filter(([count]) => count > 0);
  return (
    <>
      <Named candidates={candidates} named={report.named ?? []} />
      {kept.length > 0 && <p>{words.alreadyGone(kept.length)}</p>}
      <p>
        <strong>{words.warning}</strong>
      </p>
      {some.length > 0 && (
        <>
          <p>{words.along(candidates)}</p>
          <ul>
            {some.map(([count, what]) => (
              <li key={what}>
                {formatInteger(count)} {what}
              </li>
            ))}
          </ul>
        </>
      )}
      {admitted > 0 && <p>{words.admitted(admitted, candidates)}</p>}
      {edited > 0 && <p>{words.edited(edited, candidates)}</p>}
      <p className="quiet">{words.again(candidates)}</p>
    </>
  );
}

/** Who goes: one of them by name in the question, several under it, the first in the order of the list. */
function Named({
  candidates,
  named,
}: {
  readonly candidates: number;
  readonly named: readonly NamedCandidate[];
}) {
  const [first] = named;
  if (candidates === 1 && first) {
    return (
      <>
        <p>{words.questionOne(`${first.lastName} ${first.firstName}`)}</p>
        <p className="quiet">
          <Signs of={first} />
        </p>
      </>
    );
  }
  const others = candidates - named.length;
  return (
    <>
      <p>{words.question(candidates)}</p>
      <ul>
        {named.map((one) => (
          <li key={one.id}>
            {one.lastName} {one.firstName} <span className="quiet">{shortSignsOf(one).join(" · ")}</span>
          </li>
        ))}
        {others > 0 && <li>{words.others(others)}</li>}
      </ul>
    </>
  );
}

function Outcome({
  report: { candidates, kept },
  onClose,
}: {
  readonly report: RemovalReport;
  readonly onClose: () => void;
}) {
  const changed = kept.some(({ reason }) => reason !== "gone");
  return (
    <Notice title={words.outcomeTitle} onClose={onClose}>
      {candidates > 0 && <p>{words.done(candidates)}.</p>}
      <p>{words.kept(kept.length)}</p>
      <ul className={classes.kept}>
        {kept.map(({ id, lastName, firstName, campaign, reason }) => (
          <li key={id}>
            {lastName === null ? (
              <strong>{words.goneName}</strong>
            ) : (
              <Link to="/candidats/$id" params={{ id }} onClick={onClose}>
                {lastName} {firstName}
              </Link>
            )}{" "}
            {words.reasons[reason](campaign)}
          </li>
        ))}
      </ul>
      {changed && <p>{words.advice}</p>}
    </Notice>
  );
}
