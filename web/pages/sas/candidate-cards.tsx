import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp, IconFilter } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { CandidateActions } from "../../components/candidates/candidate-actions.tsx";
import { DuplicateMarks } from "../../components/candidates/duplicate-marks.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { formatDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import { useKnownBadges } from "../liaison/known-badge.tsx";
import { actedUpon, type CandidateListProps, diplomaSeparator, isTickable } from "./candidate-list.ts";
import { ColumnFilter } from "./column-filter.tsx";
import classes from "./sas.module.css";
import { boxFilterCount, columns, sortedBy, sortOf } from "./sas-search.ts";
import { tick, useSelection } from "./selection.ts";

/** The same list on a narrow screen: one card a candidate, filters and sort in a panel above. */
export function CandidateCards(props: CandidateListProps) {
  const { list, search, refine, candidates, refreshing, empty } = props;
  const selection = useSelection();
  const knownBadge = useKnownBadges(candidates ?? []);
  const [filtersOpened, filters] = useDisclosure(false);
  const { sort, order } = sortOf(search);
  const Arrow = order === "asc" ? IconArrowUp : IconArrowDown;

  return (
    <>
      <div className={classes.cardControls}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={16} aria-hidden="true" />}
          aria-expanded={filtersOpened}
          onClick={filters.toggle}
        >
          {texts.sas.filtersActive(boxFilterCount(search))}
        </Button>
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
      {filtersOpened && (
        <div className={classes.panel}>
          {columns.map((column) => (
            <div key={column} className={classes.panelField}>
              <span className={classes.panelLabel} aria-hidden="true">
                {texts.sas.columns[column]}
              </span>
              <ColumnFilter column={column} search={search} refine={refine} />
            </div>
          ))}
        </div>
      )}
      {candidates === undefined && <SkeletonText lines={24} />}
      {empty || (
        <ul className={classes.cards} aria-label={list.table} aria-busy={refreshing}>
          {candidates?.map((candidate) => (
            <li key={candidate.id} className={classes.cardRow} data-ticked={selection.has(candidate.id)}>
              {list.stage === "sas" && (
                <span className={classes.cardTick}>
                  {isTickable(candidate) && (
                    <input
                      type="checkbox"
                      aria-label={texts.selection.tick(`${candidate.lastName} ${candidate.firstName}`)}
                      checked={selection.has(candidate.id)}
                      onChange={(event) => tick([candidate.id], event.currentTarget.checked)}
                    />
                  )}
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
                {candidate.duplicates.length > 0 && (
                  <span className={classes.cardMarks}>
                    <DuplicateMarks kinds={candidate.duplicates} />
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
