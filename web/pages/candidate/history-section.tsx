import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { candidateHistoryQuery } from "../../api/queries.ts";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";

const { sections, history: words } = texts.candidate;

/** What happened to the candidate, newest first; the arrival by itself where nothing that is still known tells of it. */
export function HistorySection({ candidate }: { readonly candidate: CandidateProfilePage }) {
  const { data: events, isError, error, refetch } = useQuery(candidateHistoryQuery(candidate.id));
  return (
    <Section id="history" title={sections.history}>
      {events === undefined &&
        (isError ? <QueryError error={error} retry={refetch} /> : <SkeletonText lines={3} />)}
      <ol className={classes.history}>
        {events?.map(({ at, user, message, importId }) => (
          <li key={`${at} ${message}`}>
            <span className="tabular">{formatMoment(at)}</span>
            <span>
              {message}
              {importId !== null && (
                <>
                  {" "}
                  <Link to="/imports/$id" params={{ id: importId }}>
                    {words.importLink}
                  </Link>
                </>
              )}
              <span className={classes.detail}>{user ?? words.program}</span>
            </span>
          </li>
        ))}
        {events?.every(({ arrival }) => !arrival) && (
          <li>
            <span className="tabular">{formatMoment(candidate.createdAt)}</span>
            <span>{words.created}</span>
          </li>
        )}
      </ol>
    </Section>
  );
}
