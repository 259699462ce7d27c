import { useQuery } from "@tanstack/react-query";
import { privacyQuery } from "../../api/queries.ts";
import { Page } from "../../components/page.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import { KeptSections } from "./kept-sections.tsx";
import { NextPurge } from "./next-purge.tsx";
import { RetentionForm } from "./retention-form.tsx";
import classes from "./school.module.css";

/** What the school keeps of its candidates, and how long. */
export function PrivacyPage() {
  const { data, isError, error, refetch } = useQuery(privacyQuery);
  return (
    <Page title={texts.privacy.title}>
      <p className={classes.intro}>{texts.privacy.intro}</p>
      {data ? (
        <>
          <Section title={texts.privacy.retention}>
            <RetentionForm settings={data} />
          </Section>
          <NextPurge lastPurgedAt={data.lastPurgedAt} />
          <Section title={texts.privacy.sections}>
            <KeptSections settings={data} />
          </Section>
        </>
      ) : (
        <Section>
          {isError ? <QueryError error={error} retry={refetch} /> : <SkeletonText lines={8} />}
        </Section>
      )}
    </Page>
  );
}
