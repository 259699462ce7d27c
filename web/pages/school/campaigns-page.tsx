import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Campaign, CampaignChange } from "../../../src/school/school.schema.ts";
import { campaignsQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useWholeSchool } from "../../app/me.ts";
import { DataTable } from "../../components/data-table.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Message, Page } from "../../components/page.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { formatDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import { CampaignDialog } from "./campaign-dialog.tsx";
import classes from "./school.module.css";

type Opened = "add" | Campaign | null;

export function CampaignsPage() {
  const { data, isError, error, refetch } = useQuery(campaignsQuery);
  const [opened, setOpened] = useState<Opened>(null);
  const changeable = useWholeSchool();

  return (
    <Page
      title={texts.school.campaigns}
      actions={changeable && <Button onClick={() => setOpened("add")}>{texts.campaigns.add}</Button>}
    >
      <p className={classes.intro}>{texts.campaigns.intro}</p>
      {!changeable && <p className={classes.intro}>{texts.school.wholeSchool}</p>}
      {isError && !data ? (
        <QueryError error={error} retry={refetch} />
      ) : data?.length === 0 ? (
        <Message>{texts.campaigns.empty}</Message>
      ) : (
        <CampaignTable campaigns={data} edit={changeable ? setOpened : null} />
      )}
      {opened !== null && (
        <CampaignDialog campaign={opened === "add" ? null : opened} onClose={() => setOpened(null)} />
      )}
    </Page>
  );
}

function CampaignTable({
  campaigns,
  edit,
}: {
  readonly campaigns: readonly Campaign[] | undefined;
  /** Null for whoever may only look. */
  readonly edit: ((campaign: Campaign) => void) | null;
}) {
  const { save, fault } = useSaving({
    send: ({ id, ...change }: CampaignChange & { readonly id: string }) =>
      request<Campaign>("PATCH", `/api/campaigns/${encodeURIComponent(id)}`, change),
    refresh: [campaignsQuery.queryKey],
  });

  return (
    <>
      <ErrorSummary message={fault} />
      <DataTable
        caption={texts.school.campaigns}
        rows={campaigns}
        keyOf={({ id }) => id}
        columns={[
          { heading: texts.campaigns.name, cell: ({ name }) => name },
          { heading: texts.campaigns.startsOn, cell: ({ startsOn }) => <Day day={startsOn} /> },
          { heading: texts.campaigns.endsOn, cell: ({ endsOn }) => <Day day={endsOn} /> },
          {
            heading: texts.campaigns.state,
            cell: ({ archived }) =>
              archived ? (
                <span className={classes.off}>{texts.campaigns.archived}</span>
              ) : (
                texts.campaigns.current
              ),
          },
          ...(edit === null
            ? []
            : [
                {
                  heading: texts.common.actions,
                  cell: (campaign: Campaign) => (
                    <span className={classes.rowActions}>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={texts.campaigns.editTitle(campaign.name)}
                        onClick={() => edit(campaign)}
                      >
                        {texts.common.edit}
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={
                          campaign.archived
                            ? texts.campaigns.unarchiveOf(campaign.name)
                            : texts.campaigns.archiveOf(campaign.name)
                        }
                        onClick={() => save({ id: campaign.id, archived: !campaign.archived })}
                      >
                        {campaign.archived ? texts.campaigns.unarchive : texts.campaigns.archive}
                      </Button>
                    </span>
                  ),
                },
              ]),
        ]}
      />
    </>
  );
}

function Day({ day }: { readonly day: string | null }) {
  return <span className="tabular">{day === null ? texts.common.none : formatDay(day)}</span>;
}
