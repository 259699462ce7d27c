import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { OwnSession } from "../../../src/accounts/account.schema.ts";
import { ownSessionsQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { DataTable } from "../../components/data-table.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./account.module.css";

const words = texts.account;

/** Where the person is signed in, this browser among them; each of the others can be ended. */
export function OwnSessions() {
  const { data, isError, error, refetch } = useQuery(ownSessionsQuery);
  const { save, saving, fault } = useSaving({
    send: (id: string | null) =>
      request<undefined>("DELETE", `/api/me/sessions${id === null ? "" : `/${encodeURIComponent(id)}`}`),
    refresh: [ownSessionsQuery.queryKey],
    onSaved: (_, id) => showToast(id === null ? words.othersEnded : words.ended),
  });

  return (
    <Section title={words.sessions}>
      <p className={classes.meaning}>{words.sessionsMeaning}</p>
      <ErrorSummary message={fault} />
      {isError && !data ? (
        <QueryError error={error} retry={refetch} />
      ) : (
        <DataTable
          caption={words.sessions}
          rows={data}
          keyOf={({ id }) => id}
          columns={[
            { heading: words.browser, cell: (session) => <Browser session={session} /> },
            {
              heading: words.since,
              cell: ({ createdAt }) => <span className="tabular">{formatMoment(createdAt)}</span>,
            },
            {
              heading: words.lastSeen,
              cell: ({ lastSeenAt }) => <span className="tabular">{formatMoment(lastSeenAt)}</span>,
            },
            {
              heading: texts.common.actions,
              cell: ({ id, current, browser, createdAt }) =>
                !current && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={saving}
                    aria-label={words.endOf(browser, formatMoment(createdAt))}
                    onClick={() => save(id)}
                  >
                    {words.end}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {data !== undefined && data.length > 1 && (
        <div>
          <Button variant="default" disabled={saving} onClick={() => save(null)}>
            {words.endOthers}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Browser({ session: { browser, current } }: { readonly session: OwnSession }) {
  return (
    <span>
      {browser} {current && <strong>({words.current})</strong>}
    </span>
  );
}
