import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportDetail } from "../../../src/imports/import.schema.ts";
import { importPath, importQuery } from "../../api/queries.ts";
import { BackLink } from "../../components/back-link.tsx";
import { withoutCounted } from "../../components/import-figures/figures.ts";
import { ImportFigures } from "../../components/import-figures/import-figures.tsx";
import { ProgrammeList } from "../../components/import-figures/programme-list.tsx";
import { UnkeptSections } from "../../components/import-figures/unkept-sections.tsx";
import { Page } from "../../components/page.tsx";
import { ProblemList } from "../../components/problems/problem-list.tsx";
import { WarningList } from "../../components/problems/warning-list.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import { KnownPeople } from "../liaison/known-people.tsx";
import { AskedQuestions } from "./asked-questions.tsx";
import { ImportFacts } from "./import-facts.tsx";
import { ImportStateMark } from "./import-state-mark.tsx";
import { hasPeople, isRunning } from "./import-states.ts";
import { ImportedPeople } from "./imported-people.tsx";
import classes from "./imports.module.css";
import { UndoImport } from "./undo-import.tsx";
import { UndoOutcome } from "./undo-outcome.tsx";

const route = getRouteApi("/_administration/imports/$id");

/** One import: how it ended, what it did to whom, what was wrong; and the way to undo it. */
export function ImportPage() {
  const { id } = route.useParams();
  const { data, isError, error, refetch } = useQuery({
    ...importQuery(id),
    // An import at work changes by itself.
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? 2_000 : false),
  });

  return (
    <Page
      title={data ? texts.imports.detailTitle(data.fileName) : texts.imports.title}
      back={<BackLink to="/imports">{texts.imports.back}</BackLink>}
      actions={data && hasPeople(data) && <ExportButton id={id} />}
    >
      {data ? (
        <Detail detail={data} />
      ) : isError ? (
        <QueryError error={error} retry={refetch} />
      ) : (
        <SkeletonText lines={9} />
      )}
    </Page>
  );
}

function ExportButton({ id }: { readonly id: string }) {
  return (
    <Button component="a" variant="default" href={`${importPath(id)}/export.csv`} download>
      {texts.imports.export}
    </Button>
  );
}

function Detail({ detail }: { readonly detail: ImportDetail }) {
  const { establishment, programmes, problems, guards, undo } = detail;
  const warnings = withoutCounted(detail.warnings, detail.impact);
  const [undoableAtFirst] = useState(detail.undoable);
  return (
    <>
      <div className={classes.outcome}>
        <ImportStateMark state={detail.state} />
        <p>{texts.imports.stateMeaning[detail.state]}</p>
        {detail.state === "imported" && (
          <Link to="/sas" search={{ establishment: establishment.uai, import: detail.id }}>
            {texts.imports.seeCandidates}
          </Link>
        )}
        {detail.state === "imported" && <KnownPeople importId={detail.id} />}
      </div>
      {undo !== null && <UndoOutcome undo={undo} fresh={undoableAtFirst} />}
      {guards.length > 0 && <AskedQuestions guards={guards} />}
      <ImportFacts detail={detail} />
      {hasPeople(detail) && (
        <Section title={texts.imports.counts}>
          <ImportFigures counts={detail} />
          <UnkeptSections sections={detail.unkeptSections} />
        </Section>
      )}
      {programmes.length > 0 && (
        <Section title={texts.imports.programmes}>
          <ProgrammeList programmes={programmes} />
        </Section>
      )}
      {problems.length === 0 && warnings.length > 0 && (
        <Section>
          <WarningList warnings={warnings} />
        </Section>
      )}
      {problems.length > 0 && (
        <Section title={texts.imports.problems}>
          <ProblemList
            fileName={detail.fileName}
            problems={problems}
            problemCount={detail.problemCount}
            problemCounts={detail.problemCounts}
            warnings={warnings}
          />
        </Section>
      )}
      {hasPeople(detail) && <ImportedPeople detail={detail} />}
      {detail.undoable && <UndoImport detail={detail} />}
    </>
  );
}
