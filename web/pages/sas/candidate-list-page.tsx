import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { candidatesQuery } from "../../api/queries.ts";
import { Page } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { CandidateCards } from "./candidate-cards.tsx";
import type { CandidateList } from "./candidate-list.ts";
import { CandidateTable } from "./candidate-table.tsx";
import classes from "./sas.module.css";
import { NoMatch } from "./sas-empty.tsx";
import { candidateQueryOf, isFiltered, pageLink, type SasSearch } from "./sas-search.ts";
import { SasScope, SasSummary } from "./sas-toolbar.tsx";
import { SelectionBar } from "./selection-bar.tsx";

interface CandidateListPageProps {
  readonly title: string;
  readonly list: CandidateList;
  readonly search: SasSearch;
  readonly refine: (change: SasSearch) => void;
  /** In place of the list while there is nobody at all. */
  readonly nobody: ReactNode;
  /** Beside the number of candidates per page. */
  readonly tools?: ReactNode;
}

/** A list of candidates, to be found by any column: the SAS, and those who have left it. */
export function CandidateListPage({ title, list, search, refine, nobody, tools }: CandidateListPageProps) {
  const narrow = useMediaQuery("(max-width: 760px)", undefined, { getInitialValueInEffect: false });
  const candidates = useQuery(candidatesQuery(candidateQueryOf(search, list.stage)));
  const { stage } = list;
  const { data } = candidates;
  const { page = 1 } = search;
  // Rows that are still those of the former page say nothing about where the next one begins.
  const edges = data === undefined || candidates.isPlaceholderData ? { items: [] } : data;
  const empty = data?.items.length === 0;
  const failed = candidates.isError && data === undefined;
  const List = narrow ? CandidateCards : CandidateTable;

  return (
    <Page title={title} layout="table" actions={<SasScope search={search} refine={refine} stage={stage} />}>
      <SasSummary search={search} refine={refine} page={data} stage={stage}>
        {tools}
      </SasSummary>
      {stage === "sas" && data && !(empty && !isFiltered(search)) && (
        <SelectionBar search={search} page={data} />
      )}
      {empty && !isFiltered(search) ? (
        nobody
      ) : (
        <List
          list={list}
          search={search}
          refine={refine}
          candidates={failed ? [] : data?.items}
          refreshing={candidates.isPlaceholderData}
          empty={
            failed ? (
              <QueryError error={candidates.error} retry={candidates.refetch} />
            ) : (
              empty && <NoMatch search={search} />
            )
          }
        />
      )}
      {data && (
        <div className={classes.foot}>
          <Pagination
            page={page}
            pageSize={data.pageSize}
            total={data.total}
            totalIsEstimate={data.totalIsEstimate}
            full={data.items.length === data.pageSize}
            reversible
            renderLink={({ page: target, ...props }) => (
              <Link to="." search={{ ...search, ...pageLink(edges, page, target) }} {...props} />
            )}
          />
        </div>
      )}
    </Page>
  );
}
