import { useQuery } from "@tanstack/react-query";
import type { PurgeReport } from "../../../src/privacy/privacy.schema.ts";
import { purgePreviewQuery } from "../../api/queries.ts";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { formatInteger, formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";

/** What goes by itself, in the order in which it matters to the school. */
const counted = ["candidates", "archived", "records", "trimmedRecords", "imports", "journalEntries"] as const;

/** What the next purge will remove, as the server has just counted it. */
export function NextPurge({ lastPurgedAt }: { readonly lastPurgedAt: string | null }) {
  const { data, isError, error, refetch } = useQuery(purgePreviewQuery);
  return (
    <Section title={texts.privacy.purge.title}>
      <p className={classes.intro}>{texts.privacy.purge.meaning}</p>
      {data ? (
        <PurgeCounts report={data} />
      ) : isError ? (
        <QueryError error={error} retry={refetch} />
      ) : (
        <SkeletonText lines={3} />
      )}
      <p className="quiet">
        {lastPurgedAt === null
          ? texts.privacy.purge.never
          : texts.privacy.purge.last(formatMoment(lastPurgedAt))}
      </p>
    </Section>
  );
}

function PurgeCounts({ report }: { readonly report: PurgeReport }) {
  const going = counted.filter((name) => report[name] > 0);
  if (going.length === 0) return <p>{texts.privacy.purge.nothing}</p>;
  return (
    <ul className={classes.counts}>
      {going.map((name) => (
        <li key={name}>
          <strong>{formatInteger(report[name])}</strong> {texts.privacy.purge.counts[name](report[name])}
        </li>
      ))}
    </ul>
  );
}
