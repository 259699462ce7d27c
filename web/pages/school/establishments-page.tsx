import { Button, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Establishment, EstablishmentChange } from "../../../src/school/school.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useWholeSchool } from "../../app/me.ts";
import { DataTable } from "../../components/data-table.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Message, Page } from "../../components/page.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import { AddEstablishment, EditEstablishment } from "./establishment-dialogs.tsx";
import classes from "./school.module.css";

type Opened = "add" | Establishment | null;

/** The sites of the school, and for which of them the ParcourSup service is on. */
export function EstablishmentsPage() {
  const { data, isError, error, refetch } = useQuery(establishmentsQuery);
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);

  return (
    <Page
      title={texts.school.establishments}
      actions={
        useWholeSchool() && <Button onClick={() => setOpened("add")}>{texts.establishments.add}</Button>
      }
    >
      <p className={classes.intro}>{texts.establishments.intro}</p>
      {isError && !data ? (
        <QueryError error={error} retry={refetch} />
      ) : data?.length === 0 ? (
        <Message>{texts.establishments.empty}</Message>
      ) : (
        <EstablishmentTable establishments={data} edit={setOpened} />
      )}
      {opened === "add" && <AddEstablishment onClose={close} />}
      {opened !== null && opened !== "add" && <EditEstablishment establishment={opened} onClose={close} />}
    </Page>
  );
}

function EstablishmentTable({
  establishments,
  edit,
}: {
  readonly establishments: readonly Establishment[] | undefined;
  readonly edit: (establishment: Establishment) => void;
}) {
  const { save, fault } = useSaving({
    send: ({ uai, ...change }: EstablishmentChange & { readonly uai: string }) =>
      request<Establishment>("PATCH", `/api/establishments/${encodeURIComponent(uai)}`, change),
    refresh: [establishmentsQuery.queryKey],
  });

  return (
    <>
      <ErrorSummary message={fault} />
      <DataTable
        caption={texts.school.establishments}
        rows={establishments}
        keyOf={({ uai }) => uai}
        columns={[
          { heading: texts.establishments.name, cell: ({ name }) => name },
          { heading: texts.establishments.uai, cell: ({ uai }) => <span className="tabular">{uai}</span> },
          {
            heading: texts.establishments.service,
            cell: ({ uai, name, parcoursupEnabled }) => (
              <Switch
                checked={parcoursupEnabled}
                label={parcoursupEnabled ? texts.establishments.on : texts.establishments.off}
                aria-label={texts.establishments.serviceFor(name)}
                onChange={(event) => save({ uai, parcoursupEnabled: event.currentTarget.checked })}
              />
            ),
          },
          {
            heading: texts.common.actions,
            cell: (establishment) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={texts.establishments.editTitle(establishment.name)}
                onClick={() => edit(establishment)}
              >
                {texts.common.edit}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
