import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import type { ImportSummary } from "../../../src/imports/import.schema.ts";
import { establishmentsQuery, importsQuery } from "../../api/queries.ts";
import { DataTable } from "../../components/data-table.tsx";
import { establishmentOptions } from "../../components/establishment-options.ts";
import { pageParameter } from "../../components/existing-page.ts";
import { Message, Page } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { useExistingPage } from "../../components/use-existing-page.ts";
import { counted, formatMoment, formatSize } from "../../format.ts";
import { texts } from "../../texts.ts";
import { ImportStateMark } from "./import-state-mark.tsx";
import { isRunning } from "./import-states.ts";
import classes from "./imports.module.css";
import { importsPageSize } from "./imports-search.ts";

const route = getRouteApi("/_administration/imports");

/** Every import, accepted or refused: when, who, where, what, how many, how it ended. */
export function ImportsPage() {
  const { page = 1, establishment } = route.useSearch();
  const navigate = useNavigate({ from: "/imports" });
  const establishmentId = useId();
  const establishments = useQuery(establishmentsQuery).data ?? [];
  const imports = useQuery({
    ...importsQuery({ page, pageSize: importsPageSize, establishment }),
    // An import at work changes by itself.
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 2_000 : false),
  });
  const data = useExistingPage(imports, { page }, (target) =>
    navigate({ search: (current) => ({ ...current, page: pageParameter(target) }), replace: true }),
  );

  return (
    <Page title={texts.imports.title}>
      <div className={classes.toolbar}>
        <label htmlFor={establishmentId}>{texts.imports.establishment}</label>
        <NativeSelect
          id={establishmentId}
          size="xs"
          value={establishment ?? ""}
          onChange={(event) =>
            navigate({ search: { establishment: event.currentTarget.value || undefined }, replace: true })
          }
          data={establishmentOptions(establishments)}
        />
        {data && (
          <p role="status" className={classes.total}>
            {texts.imports.total(data.total, data.totalIsEstimate)}
          </p>
        )}
      </div>
      {imports.isError && !data ? (
        <QueryError error={imports.error} retry={imports.refetch} />
      ) : data?.items.length === 0 ? (
        <Message title={texts.imports.emptyTitle}>{texts.imports.emptyBody}</Message>
      ) : (
        <ImportTable imports={data?.items} />
      )}
      {data && (
        <Pagination
          {...data}
          full={data.items.length === data.pageSize}
          renderLink={({ page: target, ...props }) => (
            <Link
              from="/imports"
              to="/imports"
              search={(current) => ({ ...current, page: pageParameter(target) })}
              {...props}
            />
          )}
        />
      )}
    </Page>
  );
}

function ImportTable({ imports }: { readonly imports: readonly ImportSummary[] | undefined }) {
  return (
    <DataTable
      caption={texts.imports.table}
      rows={imports}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: texts.imports.startedAt,
          cell: ({ id, startedAt }) => (
            <Link to="/imports/$id" params={{ id }} className={classes.moment}>
              {formatMoment(startedAt)}
            </Link>
          ),
        },
        { heading: texts.imports.user, cell: ({ user }) => user ?? texts.imports.commandLine },
        { heading: texts.imports.establishment, cell: ({ establishment }) => establishment.name },
        {
          heading: texts.imports.file,
          cell: ({ fileName, source }) => (
            <span className={classes.file}>
              {fileName}
              {source === "table" && <span className="quiet"> · {texts.importKinds.table.inHistory}</span>}
            </span>
          ),
        },
        { heading: texts.imports.size, numeric: true, cell: ({ fileSize }) => formatSize(fileSize) },
        { heading: texts.imports.candidates, cell: candidatesOf },
        { heading: texts.imports.result, cell: ({ state }) => <ImportStateMark state={state} /> },
      ]}
    />
  );
}

/** What became of the candidates; for an import that added none, what is known of the file. */
function candidatesOf({
  state,
  candidates,
  created,
  updated,
  unchanged,
  problemCount,
}: ImportSummary): string {
  if (state === "imported") return texts.imports.breakdown(created, updated, unchanged) || texts.common.none;
  if (state === "rejected") return texts.imports.refusedFor(problemCount);
  return candidates === 0 ? texts.common.none : counted(candidates, "candidat");
}
