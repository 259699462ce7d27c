import { Button, NativeSelect } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { establishmentsQuery } from "../../api/queries.ts";
import { useOpenImport } from "../../app/shell/service-establishments.ts";
import { importKinds } from "../../components/import-dialog/import-kind.ts";
import { Page } from "../../components/page.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import classes from "./imports.module.css";

const words = texts.candidateTables;

/** Imports / Exports → Candidats: the model to fill in, and where the filled one goes. */
export function CandidateTablesPage() {
  return (
    <Page title={words.title} layout="text">
      <p className={classes.intro}>{words.intro}</p>
      <Section title={words.modelTitle}>
        <div className={classes.step}>
          <p>{words.modelBody}</p>
          <p>
            <Button
              component="a"
              variant="default"
              href={importKinds.table.model}
              download
              leftSection={<IconDownload size={16} aria-hidden="true" />}
            >
              {words.model}
            </Button>
          </p>
          <p className="quiet">
            {words.own}{" "}
            <Link to="/aide/$page" params={{ page: "importer-un-tableau" }}>
              {words.help}
            </Link>
          </p>
        </div>
      </Section>
      <Section title={words.importTitle}>
        <div className={classes.step}>
          <p>{words.importBody}</p>
          <ChooseEstablishment />
        </div>
      </Section>
      <p>
        <Link to="/imports">{texts.importDialog.seeHistory}</Link>
      </p>
    </Page>
  );
}

/** Where the candidates go, chosen before the file: the wrong site is discovered too late otherwise. */
function ChooseEstablishment() {
  const { data, isError, error, refetch } = useQuery(establishmentsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const openImport = useOpenImport("table");
  if (data === undefined)
    return isError ? <QueryError error={error} retry={refetch} /> : <SkeletonText lines={2} />;

  const [first, ...others] = data;
  const uai = chosen ?? (others.length === 0 ? first?.uai : undefined) ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFault(uai === "" ? words.missing : null);
    if (uai !== "") openImport(uai);
  };

  return (
    <form className={classes.choose} onSubmit={submit} noValidate>
      <NativeSelect
        label={words.establishment}
        value={uai}
        error={fault}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
          setFault(null);
        }}
        data={[
          { value: "", label: words.choose },
          ...data.map((one) => ({ value: one.uai, label: texts.shell.establishment(one.name, one.uai) })),
        ]}
      />
      <Button type="submit" leftSection={<IconUpload size={16} aria-hidden="true" />}>
        {words.submit}
      </Button>
    </form>
  );
}
