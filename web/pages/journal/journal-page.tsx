import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { journalQuery } from "../../api/queries.ts";
import { pageParameter } from "../../components/existing-page.ts";
import { Message, Page } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { useExistingPage } from "../../components/use-existing-page.ts";
import { texts } from "../../texts.ts";
import { CommentDialog } from "./comment-dialog.tsx";
import { JournalFilters } from "./journal-filters.tsx";
import { isFiltered, type JournalSearch, journalFilterOf, journalPageSize } from "./journal-search.ts";
import { JournalTable } from "./journal-table.tsx";

const route = getRouteApi("/_administration/ecole/historique");

/** The Historique de l'école: everything of importance that happened, who did it and when; and what staff want to note. */
export function JournalPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/ecole/historique" });
  const [commenting, setCommenting] = useState(false);
  const filter = journalFilterOf(search);
  const journal = useQuery(journalQuery({ ...filter, page: search.page ?? 1, pageSize: journalPageSize }));
  const data = useExistingPage(journal, { page: search.page ?? 1 }, (target) =>
    navigate({ search: (current) => ({ ...current, page: pageParameter(target) }), replace: true }),
  );
  const refine = (change: JournalSearch) =>
    navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });

  return (
    <Page
      title={texts.journal.title}
      actions={
        <>
          <RefreshButton queryKey={["journal"]} />
          <Button onClick={() => setCommenting(true)}>{texts.journal.addComment}</Button>
        </>
      }
    >
      <JournalFilters search={search} refine={refine} page={data} />
      {journal.isError && !data ? (
        <QueryError error={journal.error} retry={journal.refetch} />
      ) : data?.items.length === 0 ? (
        <Message title={texts.journal.emptyTitle}>
          {isFiltered(search) ? texts.journal.noMatch : texts.journal.emptyBody}
        </Message>
      ) : (
        <JournalTable entries={data?.items} />
      )}
      {data && (
        <Pagination
          {...data}
          full={data.items.length === data.pageSize}
          renderLink={({ page: target, ...props }) => (
            <Link
              from="/ecole/historique"
              to="/ecole/historique"
              search={(current) => ({ ...current, page: pageParameter(target) })}
              {...props}
            />
          )}
        />
      )}
      {commenting && <CommentDialog onClose={() => setCommenting(false)} />}
    </Page>
  );
}
