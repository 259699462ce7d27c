import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { LinkComparison, PairRequest } from "../../../src/liaison/proposal.schema.ts";
import {
  comparisonQuery,
  sendLink,
  sendRefusal,
  sendUnlink,
  touchedByLinks,
  withdrawRefusal,
} from "../../api/liaison.ts";
import { tick } from "../../components/candidates/selection.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import type { Side } from "./compared-table.tsx";
import { ComparedTable } from "./compared-table.tsx";
import { GradeMark } from "./grade-mark.tsx";
import classes from "./liaison.module.css";
import { tellReasons } from "./reasons.ts";

interface DecisionProps {
  readonly pair: PairRequest;
  readonly hasNext: boolean;
  readonly next: () => void;
  /** The pair is decided: on to the next one. */
  readonly decided: () => void;
}

/** Two profiles side by side, and what a person decides of them. */
export function Decision(props: DecisionProps) {
  const { data, isError, error, refetch } = useQuery(comparisonQuery(props.pair));
  if (data === undefined)
    return (
      <div className={classes.decision}>
        {isError ? <QueryError error={error} retry={refetch} /> : <SkeletonText lines={14} />}
      </div>
    );
  return <Compared {...props} comparison={data} />;
}

function Compared({
  pair,
  comparison,
  hasNext,
  next,
  decided,
}: DecisionProps & { readonly comparison: LinkComparison }) {
  const { keep, absorb, grade, fields, refused } = comparison;
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);

  const unlink = useSaving({ send: sendUnlink, refresh: touchedByLinks });
  const withdraw = useSaving({ send: withdrawRefusal, refresh: touchedByLinks });
  const link = useSaving({
    send: sendLink,
    refresh: touchedByLinks,
    onSaved: ({ linkId }) => {
      tick([absorb.id], false);
      showToast(
        texts.liaison.linked(`${keep.lastName} ${keep.firstName}`),
        <UndoButton onClick={() => unlink.save({ id: linkId, refuse: false })} />,
      );
      decided();
    },
  });
  const refuse = useSaving({
    send: sendRefusal,
    refresh: touchedByLinks,
    onSaved: () => {
      showToast(texts.liaison.refusedToast, <UndoButton onClick={() => withdraw.save(pair)} />);
      decided();
    },
  });
  const busy = link.saving || refuse.saving;

  const different = fields.filter(({ state }) => state === "different");
  const submit = () =>
    link.save({
      keep: keep.id,
      absorb: absorb.id,
      // What stands on the screen is what was decided, whether it was touched or not.
      choices: Object.fromEntries(different.map(({ name }) => [name, choices[name] ?? "keep"])),
      versions: { keep: keep.version, absorb: absorb.version },
    });

  const keys: Readonly<Record<string, () => void>> = {
    l: submit,
    n: () => refuse.save(pair),
    ...(hasNext && { arrowright: next }),
  };
  const press = (event: KeyboardEvent) => {
    const action = keys[event.key.toLowerCase()];
    const inChoice = event.target instanceof HTMLInputElement && event.key === "ArrowRight";
    if (action === undefined || busy || inChoice || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };

  return (
    // Its keys work while the focus is inside it, and nowhere else (WCAG 2.1.4).
    <section
      ref={panel}
      tabIndex={-1}
      className={classes.decision}
      aria-labelledby="decision"
      onKeyDown={press}
    >
      <div className={classes.decisionHead}>
        <h2 id="decision">{texts.liaison.pair(keep, absorb)}</h2>
        {grade !== null && <GradeMark grade={grade} />}
      </div>
      <Notices comparison={comparison} />
      <ul className={classes.reasons} aria-label={texts.liaison.why}>
        {tellReasons(comparison.reasons).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <ComparedTable
        comparison={comparison}
        choices={choices}
        choose={(name, side) => setChoices({ ...choices, [name]: side })}
      />
      <ErrorSummary message={link.fault ?? refuse.fault} />
      <div className={classes.buttons}>
        <Button onClick={submit} loading={link.saving} disabled={refuse.saving} aria-keyshortcuts="L">
          {texts.liaison.link}
        </Button>
        {!refused && (
          <Button
            variant="default"
            onClick={() => refuse.save(pair)}
            loading={refuse.saving}
            disabled={link.saving}
            aria-keyshortcuts="N"
          >
            {texts.liaison.refuse}
          </Button>
        )}
        {hasNext && (
          <Button variant="subtle" onClick={next} disabled={busy} aria-keyshortcuts="ArrowRight">
            {texts.liaison.later}
          </Button>
        )}
      </div>
      <p className={classes.keys}>{texts.liaison.keys}</p>
    </section>
  );
}

function Notices({ comparison: { conflict, forbidden, refused } }: { readonly comparison: LinkComparison }) {
  const notices = [
    forbidden && texts.liaison.forbidden,
    conflict && texts.liaison.conflict,
    refused && texts.liaison.wasRefused,
  ].filter((notice) => notice !== false);
  return notices.map((notice) => (
    <p key={notice} className={classes.notice}>
      {notice}
    </p>
  ));
}

function UndoButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button size="compact-xs" variant="default" onClick={onClick}>
      {texts.common.cancel}
    </Button>
  );
}
