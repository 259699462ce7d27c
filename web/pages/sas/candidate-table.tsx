import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useMe } from "../../app/me.ts";
import { FullTextTip } from "../../components/full-text-tip.tsx";
import { range } from "../../components/range.ts";
import { Skeleton } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import type { CandidateListProps } from "./candidate-list.ts";
import { CandidateRows } from "./candidate-rows.tsx";
import classes from "./candidate-table.module.css";
import { ColumnFilter } from "./column-filter.tsx";
import { usePlaceColumn } from "./place-column.ts";
import { type Column, columns, type SasSearch, sortedBy, sortOf } from "./sas-search.ts";
import { TickPage } from "./tick-page.tsx";

/** The list as a table: headings that sort, filters under them, both in view while the rows scroll. */
export function CandidateTable(props: CandidateListProps) {
  const { list, search, refine, candidates, refreshing, empty } = props;
  const admin = useMe().role === "school_admin";
  const place = usePlaceColumn(list.stage, search);
  return (
    <FullTextTip>
      <div className={classes.frame} data-scroll-restoration-id={list.stage} aria-busy={refreshing}>
        <table className={classes.table} data-stage={list.stage}>
          <caption className={classes.caption}>{list.table}</caption>
          <thead>
            <tr>
              <th scope="col" data-column="selection">
                {list.stage === "sas" ? (
                  <TickPage candidates={candidates ?? []} className={classes.tick} />
                ) : (
                  <span className={classes.caption}>{texts.duplicates.filter}</span>
                )}
              </th>
              {columns.map((column) => (
                <SortHeading key={column} column={column} search={search} refine={refine} />
              ))}
              {place !== null && (
                <th scope="col" data-column="place">
                  {place.heading}
                </th>
              )}
              {admin && (
                <th scope="col" data-column="actions">
                  <span className={classes.caption}>{texts.common.actions}</span>
                </th>
              )}
            </tr>
            <tr>
              <td />
              {columns.map((column) => (
                <td key={column}>
                  <ColumnFilter column={column} search={search} refine={refine} />
                </td>
              ))}
              {place !== null && <td />}
              {admin && <td />}
            </tr>
          </thead>
          <tbody data-refreshing={refreshing || undefined}>
            {candidates ? (
              <CandidateRows list={list} place={place} candidates={candidates} />
            ) : (
              <SkeletonRows />
            )}
          </tbody>
        </table>
        {empty && <div className={classes.empty}>{empty}</div>}
      </div>
    </FullTextTip>
  );
}

function SortHeading({
  column,
  search,
  refine,
}: {
  readonly column: Column;
  readonly search: SasSearch;
  readonly refine: (change: SasSearch) => void;
}) {
  const { sort, order } = sortOf(search);
  const sorted = sort === column;
  const Arrow = order === "asc" ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={sorted ? (order === "asc" ? "ascending" : "descending") : "none"}
    >
      <button type="button" className={classes.sort} onClick={() => refine(sortedBy(search, column))}>
        {texts.sas.columns[column]}
        {sorted && <Arrow size={15} aria-hidden="true" />}
      </button>
    </th>
  );
}

function SkeletonRows() {
  return range(25).map((row) => (
    <tr key={row}>
      <td />
      {columns.map((column) => (
        <td key={column}>
          <Skeleton width="70%" />
        </td>
      ))}
    </tr>
  ));
}
