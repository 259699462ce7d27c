import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CandidateLine } from "../../../src/sas/candidate.schema.ts";
import { useMe } from "../../app/me.ts";
import { CandidateActions } from "../../components/candidates/candidate-actions.tsx";
import { DuplicateMarks } from "../../components/candidates/duplicate-marks.tsx";
import { isTickable, tick, useSelection } from "../../components/candidates/selection.ts";
import { formatDay } from "../../format.ts";
import { useKnownBadges } from "../liaison/known-badge.tsx";
import {
  actedUpon,
  type CandidateList,
  diplomaSeparator,
  rememberOpened,
  takeOpened,
} from "./candidate-list.ts";
import classes from "./candidate-table.module.css";
import type { PlaceColumn } from "./place-column.ts";
import { TickBox } from "./tick-box.tsx";

/** Keys that move between rows, and where they lead from row `index` of `count`. */
const moves: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The rows. The link on the name is the row's handle: one row at a time is in the tab order, arrows move to the others,
 * Space ticks, Enter opens. A click anywhere on the row follows the link.
 */
export function CandidateRows({
  list,
  place,
  candidates,
}: {
  readonly list: CandidateList;
  readonly place: PlaceColumn | null;
  readonly candidates: readonly CandidateLine[];
}) {
  const selection = useSelection();
  const admin = useMe().role === "school_admin";
  const ticking = list.stage === "sas";
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const knownBadge = useKnownBadges(candidates);
  const [reachable, setReachable] = useState(candidates[0]?.id);
  const current = candidates.some(({ id }) => id === reachable) ? reachable : candidates[0]?.id;

  useEffect(() => {
    const opened = takeOpened();
    if (opened !== null) links.current.get(opened)?.focus();
  }, []);

  const move = (event: KeyboardEvent, index: number) => {
    const focused = candidates[index];
    if (event.key === " " && ticking && focused !== undefined) {
      event.preventDefault();
      if (isTickable(focused)) tick([focused.id], !selection.has(focused.id));
      return;
    }
    const target = moves[event.key]?.(index, candidates.length);
    const candidate = target === undefined ? undefined : candidates[target];
    if (candidate === undefined) return;
    event.preventDefault();
    links.current.get(candidate.id)?.focus();
  };

  return candidates.map((candidate, index) => (
    <tr
      key={candidate.id}
      data-ticked={selection.has(candidate.id) || undefined}
      onClick={(event) => {
        if (isPlainClick(event.target)) links.current.get(candidate.id)?.click();
      }}
    >
      <td data-column="selection">
        <span className={classes.marks}>
          {ticking && (
            <TickBox
              candidate={candidate}
              className={classes.tick}
              tabIndex={candidate.id === current ? 0 : -1}
              onFocus={() => setReachable(candidate.id)}
            />
          )}
          <DuplicateMarks
            kinds={candidate.duplicates}
            stage={list.stage}
            words="one"
            reachable={candidate.id === current}
          />
        </span>
      </td>
      <td className="tabular">{formatDay(candidate.createdOn)}</td>
      <td className="tabular">{formatDay(candidate.birthDate)}</td>
      <td>
        <span className={classes.nameLine}>
          <Link
            ref={(link) => {
              if (link === null) links.current.delete(candidate.id);
              else links.current.set(candidate.id, link);
            }}
            to="/candidats/$id"
            params={{ id: candidate.id }}
            state={{ fromList: true }}
            className={classes.name}
            data-cut
            tabIndex={candidate.id === current ? 0 : -1}
            onFocus={() => setReachable(candidate.id)}
            onKeyDown={(event) => move(event, index)}
            onClick={() => rememberOpened(candidate.id)}
          >
            {candidate.lastName}
          </Link>
          {knownBadge(candidate.id, candidate.id === current ? 0 : -1)}
        </span>
      </td>
      <td>
        <span data-cut>{candidate.firstName}</span>
      </td>
      <td>
        <span data-cut>{candidate.email}</span>
      </td>
      <td>
        <span data-cut>{candidate.diplomas.join(diplomaSeparator)}</span>
      </td>
      {place !== null && (
        <td className={classes.place}>
          {place.of(candidate).map((line) => (
            <span key={line} data-cut>
              {line}
            </span>
          ))}
        </td>
      )}
      {admin && (
        <td data-column="actions">
          <CandidateActions candidate={actedUpon(candidate)} listed reachable={candidate.id === current} />
        </td>
      )}
    </tr>
  ));
}

/** False on the link itself, and while text is being selected to be copied. */
function isPlainClick(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest("a, button, input, [data-column=selection], [data-column=actions]") === null &&
    window.getSelection()?.type !== "Range"
  );
}
