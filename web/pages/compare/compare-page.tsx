import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";
import type { Comparison } from "../../../src/sas/candidate.schema.ts";
import { comparisonQuery } from "../../api/queries.ts";
import { useTarget } from "../../app/me.ts";
import { BackToList, useLeaveForList } from "../../components/candidates/back-to-list.tsx";
import { blockedBecause, CandidateActions } from "../../components/candidates/candidate-actions.tsx";
import { DuplicateMarks } from "../../components/candidates/duplicate-marks.tsx";
import { MissingCandidate } from "../../components/candidates/missing-candidate.tsx";
import { fileNumberOf } from "../../components/candidates/told-apart.ts";
import { Page } from "../../components/page.tsx";
import { isGone } from "../../components/query-error.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import classes from "./compare.module.css";
import { comparedFields } from "./differences.ts";

const route = getRouteApi("/_administration/candidats/$id/comparer");
const words = texts.comparison;

/** Every profile of one identity side by side, differences marked, each with what can be done with it. */
export function ComparePage() {
  const { id } = route.useParams();
  const { data, isError, error, refetch } = useQuery(comparisonQuery(id, useTarget()));
  const admitted = typeof data?.profiles[0]?.campaignId === "string";
  const back = <BackToList admitted={admitted} />;
  const leave = useLeaveForList({ admitted });
  if (data === undefined) {
    return (
      <Page title={words.title} back={!isGone(error) && back}>
        {isError ? <MissingCandidate error={error} retry={refetch} /> : <SkeletonText lines={12} />}
      </Page>
    );
  }
  const { profiles, total } = data;
  const name = `${profiles[0]?.identity.lastName ?? ""} ${profiles[0]?.identity.firstName ?? ""}`;
  return (
    <Page title={words.named(name)} back={back} layout="table">
      <p className={classes.intro} role="status">
        {total > 1 ? words.intro(total) : words.alone}
        {total > profiles.length && ` ${words.shown(profiles.length, total)}`}
      </p>
      {total > 1 && (
        <p className={classes.intro}>
          {words.decide}{" "}
          <Link to="/liaison" search={{ candidat: id }}>
            {words.toLiaison}
          </Link>
        </p>
      )}
      <ComparisonTable
        profiles={profiles}
        // The page hangs on its first profile: without it there is nothing left to compare with.
        onRemoved={(removed) => (removed === id ? leave() : refetch())}
      />
    </Page>
  );
}

function ComparisonTable({
  profiles,
  onRemoved,
}: {
  readonly profiles: Comparison["profiles"];
  readonly onRemoved: (id: string) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, with the keyboard too
    <section className={classes.frame} tabIndex={0} aria-label={words.table}>
      <table className={classes.table} style={profileCount(profiles.length)}>
        <caption className={classes.hidden}>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            {profiles.map((profile) => (
              <th key={profile.id} scope="col">
                <div className={classes.head}>
                  <Link to="/candidats/$id" params={{ id: profile.id }}>
                    {profile.identity.lastName} {profile.identity.firstName}
                  </Link>
                  <CandidateActions
                    candidate={{
                      ...profile,
                      ...profile.identity,
                      email: profile.contact.email,
                      establishment: profile.establishment.uai,
                      fileNumber: fileNumberOf(profile.wishes),
                      // This page is the comparison.
                      comparable: false,
                      twinInSas: profile.refusal === "duplicate_in_sas",
                      blocked: blockedBecause(profile),
                    }}
                    onRemoved={() => onRemoved(profile.id)}
                  />
                </div>
                <div className={classes.place}>
                  {profile.campaign === null
                    ? texts.candidate.inSas
                    : texts.candidate.inCampaign(profile.campaign)}
                  <DuplicateMarks
                    kinds={profile.duplicates}
                    stage={profile.campaign === null ? "sas" : "admitted"}
                  />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparedFields(profiles).map(({ label, values, differs }) => (
            <tr key={label} data-differs={differs || undefined}>
              <th scope="row">
                {label}
                {differs && <span className={classes.differs}>≠ {words.differs}</span>}
              </th>
              {profiles.map((profile, index) => (
                <td key={profile.id}>{values[index] || texts.common.none}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** For the style sheet, which on a narrow screen makes as many columns of them. */
function profileCount(count: number): CSSProperties & Record<"--profiles", number> {
  return { "--profiles": count };
}
