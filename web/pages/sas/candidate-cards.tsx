import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { CandidateActions } from "../../components/candidates/candidate-actions.tsx";
import { DuplicateMarks } from "../../components/candidates/duplicate-marks.tsx";
import { useSelection } from "../../components/candidates/selection.ts";
import { SkeletonText } from "../../components/skeleton.tsx";
import { formatDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import { useKnownBadges } from "../liaison/known-badge.tsx";
import { actedUpon, type CandidateListProps, diplomaSeparator } from "./candidate-list.ts";
import { usePlaceColumn } from "./place-column.ts";
import classes from "./sas.module.css";
import { columns, sortedBy, sortOf } from "./sas-search.ts";
import { TickBox } from "./tick-box.tsx";
import { TickPage } from "./tick-page.tsx";

/** The same list on a narrow screen: one card a candidate, the sort above, the filters in the page's panel. */
export function CandidateCards(props: CandidateListProps) {
  const { list, search, refine, candidates, refreshing, empty } = props;
  const selection = useSelection();
  const knownBadge = useKnownBadges(candidates ?? []);
  const place = usePlaceColumn(list.stage, search);
  const { sort, order } = sortOf(search);
  const tickPageId = useId();
  const Arrow = order === "asc" ? IconArrowUp : IconArrowDown;

  return (
    <>
      <div className={classes.cardControls}>
        {list.stage === "sas" && (
          <span className={classes.cardTickPage}>
            <TickPage candidates={candidates ?? []} id={tickPageId} />
            <label htmlFor={tickPageId}>{texts.selection.tickPage}</label>
          </span>
        )}
        <NativeSelect
          size="xs"
          aria-label={texts.sas.sortBy}
          value={sort}
          onChange={(event) => {
            const column = columns.find((name) => name === event.currentTarget.value);
            if (column !== undefined) refine(sortedBy(search, column));
          }}
          data={columns.map((column) => ({ value: column, label: texts.sas.columns[column] }))}
        />
        <ActionIcon
          variant="default"
          size={30}
          aria-label={order === "asc" ? texts.sas.ascending : texts.sas.descending}
          onClick={() => refine(sortedBy(search, sort))}
        >
          <Arrow size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      {candidates === undefined && <SkeletonText lines={24} />}
      {empty || (
        <ul className={classes.cards} aria-label={list.table} aria-busy={refreshing}>
          {candidates?.map((candidate) => (
            <li key={candidate.id} className={classes.cardRow} data-ticked={selection.has(candidate.id)}>
              {list.stage === "sas" && (
                <span className={classes.cardTick}>
                  <TickBox candidate={candidate} />
                </span>
              )}
              <Link
                to="/candidats/$id"
                params={{ id: candidate.id }}
                state={{ fromList: true }}
                className={classes.card}
              >
                <span className={classes.cardName}>
                  {candidate.lastName} {candidate.firstName}
                </span>
                <span className={classes.cardLine}>
                  {texts.sas.cardDates(
                    formatDay(candidate.birthDate),
                    formatDay(candidate.createdOn),
                    candidate.civility,
                  )}
                </span>
                <span className={classes.cardLine}>{candidate.email}</span>
                <span className={classes.cardLine}>{candidate.diplomas.join(diplomaSeparator)}</span>
                {place !== null && (
                  <span className={classes.cardLine}>{place.of(candidate).join(diplomaSeparator)}</span>
                )}
                {candidate.duplicates.length > 0 && (
                  <span className={classes.cardMarks}>
                    <DuplicateMarks kinds={candidate.duplicates} stage={list.stage} reachable={false} />
                  </span>
                )}
              </Link>
              {knownBadge(candidate.id)}
              <span className={classes.cardActions}>
                <CandidateActions candidate={actedUpon(candidate)} listed />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
