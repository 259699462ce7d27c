import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { candidatesQuery } from "../../api/queries.ts";
import { takeNote } from "../../components/candidates/selection.ts";
import { pageParameter } from "../../components/existing-page.ts";
import { Page } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { useExistingPage } from "../../components/use-existing-page.ts";
import { CampaignSelect } from "./campaign-select.tsx";
import { CandidateCards } from "./candidate-cards.tsx";
import type { CandidateList } from "./candidate-list.ts";
import { CandidateTable } from "./candidate-table.tsx";
import { FilterPanel } from "./filter-panel.tsx";
import classes from "./sas.module.css";
import { NoMatch } from "./sas-empty.tsx";
import { isFiltered, pageLink, refined, type SasSearch } from "./sas-search.ts";
import {
  CampaignFilter,
  DuplicateFilter,
  EstablishmentFilter,
  PageSize,
  SasSummary,
} from "./sas-toolbar.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useCandidateQuery } from "./use-candidate-query.ts";

interface CandidateListPageProps {
  readonly title: string;
  readonly list: CandidateList;
  readonly search: SasSearch;
  readonly refine: (change: SasSearch) => void;
  /** Shows another list in place of this one, in the history of the window too. */
  readonly replace: (search: SasSearch) => void;
  /** In place of the list while there is nobody at all. */
  readonly nobody: ReactNode;
  /** Beside the number of candidates per page. */
  readonly tools?: ReactNode;
}

/** A list of candidates, to be found by any column: the SAS, and those who have left it. */
export function CandidateListPage(props: CandidateListPageProps) {
  const { title, list, search, refine, replace, nobody, tools } = props;
  const narrow = useMediaQuery("(max-width: 760px)", undefined, { getInitialValueInEffect: false });
  const edge = useLocation({ select: ({ state }) => state.edge });
  const candidates = useQuery(candidatesQuery(useCandidateQuery(search, list.stage, edge)));
  const { stage } = list;
  const { page = 1, after, before } = search;
  const anchored = after !== undefined || before !== undefined;
  const data = useExistingPage(candidates, { page, anchored, reversible: true }, (target) =>
    replace(refined(search, { page: pageParameter(target) })),
  );
  useEffect(() => {
    if (stage === "sas" && data !== undefined) takeNote(data.items);
  }, [stage, data]);
  // Rows that are still those of the former page say nothing about where the next one begins.
  const edges = candidates.isPlaceholderData ? undefined : data?.edges;
  const empty = data?.items.length === 0;
  const nothing = empty === true && !isFiltered(search);
  const failed = candidates.isError && data === undefined;
  const List = narrow ? CandidateCards : CandidateTable;

  const establishment = <EstablishmentFilter search={search} refine={refine} />;
  const campaign = stage === "admitted" && <CampaignFilter search={search} refine={refine} />;
  // It filters nothing: it decides what the list's actions do.
  const target = stage === "sas" && <CampaignSelect />;
  const duplicates = <DuplicateFilter search={search} refine={refine} stage={stage} />;
  const pageSize = <PageSize search={search} refine={refine} stage={stage} />;

  return (
    <Page
      title={title}
      layout="table"
      actions={
        <>
          {!narrow && establishment}
          {!narrow && campaign}
          {target}
        </>
      }
    >
      <SasSummary
        search={search}
        refine={refine}
        page={data}
        stage={stage}
        filters={
          narrow ? (
            <FilterPanel search={search} refine={refine}>
              {establishment}
              {campaign}
              {duplicates}
              {pageSize}
            </FilterPanel>
          ) : (
            duplicates
          )
        }
      >
        {!narrow && pageSize}
        {tools}
      </SasSummary>
      {stage === "sas" && <SelectionBar search={search} page={data} narrow={narrow} hidden={nothing} />}
      {nothing ? (
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
            renderLink={({ page: target, ...props }) => {
              const { place, edge: nextEdge } = pageLink(edges, page, target);
              return (
                <Link
                  to="."
                  search={{ ...search, ...place }}
                  state={nextEdge ? { edge: nextEdge } : {}}
                  {...props}
                />
              );
            }}
          />
        </div>
      )}
    </Page>
  );
}
