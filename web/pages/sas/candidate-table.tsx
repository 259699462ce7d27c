import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { CandidateLine } from "../../../src/sas/candidate.schema.ts";
import { useMe } from "../../app/me.ts";
import { FullTextTip } from "../../components/full-text-tip.tsx";
import { range } from "../../components/range.ts";
import { Skeleton } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import { type CandidateListProps, isTickable } from "./candidate-list.ts";
import { CandidateRows } from "./candidate-rows.tsx";
import classes from "./candidate-table.module.css";
import { ColumnFilter } from "./column-filter.tsx";
import { type Column, columns, type SasSearch, sortedBy, sortOf } from "./sas-search.ts";
import { tick, useSelection } from "./selection.ts";

/** The list as a table: headings that sort, filters under them, both in view while the rows scroll. */
export function CandidateTable(props: CandidateListProps) {
  const { list, search, refine, candidates, refreshing, empty } = props;
  const admin = useMe().role === "school_admin";
  return (
    <FullTextTip>
      <div className={classes.frame} data-scroll-restoration-id={list.stage} aria-busy={refreshing}>
        <table className={classes.table}>
          <caption className={classes.caption}>{list.table}</caption>
          <thead>
            <tr>
              <th scope="col" data-column="selection">
                {list.stage === "sas" ? (
                  <TickPage candidates={candidates ?? []} />
                ) : (
                  <span className={classes.caption}>{texts.duplicates.filter}</span>
                )}
              </th>
              {columns.map((column) => (
                <SortHeading key={column} column={column} search={search} refine={refine} />
              ))}
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
              {admin && <td />}
            </tr>
          </thead>
          <tbody data-refreshing={refreshing || undefined}>
            {candidates ? <CandidateRows list={list} candidates={candidates} /> : <SkeletonRows />}
          </tbody>
        </table>
        {empty && <div className={classes.empty}>{empty}</div>}
      </div>
    </FullTextTip>
  );
}

/** Ticks all those of the page who can be ticked; half-ticked when some of them are. */
function TickPage({ candidates }: { readonly candidates: readonly CandidateLine[] }) {
  const selection = useSelection();
  const tickable = candidates.filter(isTickable).map(({ id }) => id);
  const count = tickable.filter((id) => selection.has(id)).length;
  const all = count > 0 && count === tickable.length;
  return (
    <input
      type="checkbox"
      className={classes.tick}
      aria-label={texts.selection.tickPage}
      checked={all}
      disabled={tickable.length === 0}
      ref={(box) => {
        if (box !== null) box.indeterminate = count > 0 && !all;
      }}
      onChange={() => tick(tickable, !all)}
    />
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
