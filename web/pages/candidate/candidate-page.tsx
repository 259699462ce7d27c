import { ActionIcon, Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { candidateQuery } from "../../api/queries.ts";
import { useMe, useTarget } from "../../app/me.ts";
import { BackToList, useLeaveForList } from "../../components/candidates/back-to-list.tsx";
import { blockedBecause, CandidateActions } from "../../components/candidates/candidate-actions.tsx";
import { DuplicateMarks } from "../../components/candidates/duplicate-marks.tsx";
import { MissingCandidate } from "../../components/candidates/missing-candidate.tsx";
import { fileNumberOf } from "../../components/candidates/told-apart.ts";
import { Page } from "../../components/page.tsx";
import { isGone } from "../../components/query-error.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { ageOn, todayInParis } from "../../format.ts";
import { texts } from "../../texts.ts";
import { ProfileLiaison } from "../liaison/profile-liaison.tsx";
import { BaccalaureateSection } from "./baccalaureate-section.tsx";
import classes from "./candidate.module.css";
import { DiplomaSection } from "./diploma-section.tsx";
import { HistorySection } from "./history-section.tsx";
import { ContactSection, IdentitySection } from "./identity-sections.tsx";
import { NeighbourLinks } from "./neighbour-links.tsx";
import { NoteSection } from "./note-section.tsx";
import { PersonRights } from "./person-rights.tsx";
import type { ProfileSection } from "./profile-draft.ts";
import { ReportSection } from "./report-section.tsx";
import { SchoolingSection } from "./schooling-section.tsx";
import { FoldedSectionIndex, SectionIndex } from "./section-index.tsx";
import { type SectionId, sectionsOf } from "./section-list.ts";
import { useStickyHead } from "./use-sticky-head.ts";
import { WishSection } from "./wish-section.tsx";
import { ActivitySection, LetterSection, OtherSection } from "./written-sections.tsx";

const route = getRouteApi("/candidats/$id");

/** Everything the school knows of one candidate. */
export function CandidatePage() {
  const { id } = route.useParams();
  const { data, isError, error, refetch } = useQuery(candidateQuery(id, useTarget()));

  if (data === undefined) {
    return (
      <Page title={texts.candidate.title} back={!isGone(error) && <BackToList admitted={false} />}>
        {isError ? <MissingCandidate error={error} retry={refetch} /> : <SkeletonText lines={15} />}
      </Page>
    );
  }
  // The number of a profile that was linked leads to the one it went into.
  if (data.id !== id) return <Navigate to="/candidats/$id" params={{ id: data.id }} replace />;
  return <Profile key={id} candidate={data} />;
}

function Profile({ candidate }: { readonly candidate: CandidateProfilePage }) {
  const { identity, establishment, campaign, campaignId } = candidate;
  const admitted = campaignId !== null;
  const leave = useLeaveForList({ admitted });
  const page = useStickyHead<HTMLDivElement>();
  const [section, edit] = useState<ProfileSection | null>(null);
  const isAdministrator = useMe().role === "school_admin";
  const editing = { allowed: isAdministrator, section, edit };
  const sections = sectionsOf(candidate, isAdministrator);
  const shows = (id: SectionId) => sections.includes(id);
  // On paper nothing stays above the rest, however narrow the sheet.
  const narrow = useMediaQuery("screen and (max-width: 760px)", undefined, {
    getInitialValueInEffect: false,
  });
  const duplicates = <Duplicates candidate={candidate} comparable={isAdministrator} narrow={narrow} />;
  return (
    <div ref={page} className={classes.profile}>
      <Page
        title={`${identity.lastName} ${identity.firstName}`}
        compact={narrow}
        back={<BackToList admitted={admitted} brief={narrow} />}
        actions={
          <>
            <FoldedSectionIndex shown={sections} />
            <NeighbourLinks id={candidate.id} />
            <PrintButton narrow={narrow} />
            <CandidateActions
              candidate={{
                ...identity,
                id: candidate.id,
                email: candidate.contact.email,
                campaignId,
                campaign,
                establishment: establishment.uai,
                fileNumber: fileNumberOf(candidate.wishes),
                comparable: candidate.duplicates.length > 0,
                twinInSas: candidate.duplicates.includes("sas"),
                blocked: blockedBecause(candidate),
              }}
              onRemoved={leave}
            />
          </>
        }
        // What scrolls away on a narrow screen stays on a wide one.
        subtitle={
          narrow ? (
            candidate.duplicates.length > 0 && duplicates
          ) : (
            <Summary candidate={candidate}>{duplicates}</Summary>
          )
        }
      >
        {narrow && <Summary candidate={candidate} />}
        <div className={classes.columns}>
          <SectionIndex shown={sections} />
          <div className={classes.sections}>
            <ProfileLiaison id={candidate.id} />
            <IdentitySection candidate={candidate} editing={editing} />
            <ContactSection candidate={candidate} editing={editing} />
            <DiplomaSection candidate={candidate} editable={isAdministrator} />
            {shows("schooling") && <SchoolingSection dossier={candidate.dossier} />}
            {shows("reports") && <ReportSection dossier={candidate.dossier} />}
            {shows("baccalaureate") && <BaccalaureateSection dossier={candidate.dossier} />}
            {shows("wishes") && <WishSection candidate={candidate} />}
            {shows("letter") && <LetterSection candidate={candidate} />}
            {shows("activities") && <ActivitySection candidate={candidate} />}
            {shows("others") && <OtherSection candidate={candidate} />}
            <NoteSection candidateId={candidate.id} />
            <HistorySection candidate={candidate} />
            {isAdministrator && <PersonRights candidate={candidate} />}
          </div>
        </div>
      </Page>
    </div>
  );
}

function PrintButton({ narrow }: { readonly narrow: boolean }) {
  const icon = <IconPrinter size={16} aria-hidden="true" />;
  const print = () => window.print();
  return narrow ? (
    <ActionIcon variant="default" size={30} aria-label={texts.candidate.print} onClick={print}>
      {icon}
    </ActionIcon>
  ) : (
    <Button variant="default" size="xs" leftSection={icon} onClick={print}>
      {texts.candidate.print}
    </Button>
  );
}

/** Who the candidate is, in a line. */
function Summary({
  candidate,
  children,
}: {
  readonly candidate: CandidateProfilePage;
  readonly children?: ReactNode;
}) {
  const { identity, establishment, campaign } = candidate;
  const facts = [
    texts.candidate.civility[identity.civility],
    texts.candidate.age(ageOn(identity.birthDate, todayInParis())),
    texts.shell.establishment(establishment.name, establishment.uai),
    originOfProfile(candidate),
  ];
  return (
    <div className={classes.summary}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      <span className={classes.state}>
        {campaign === null ? texts.candidate.inSas : texts.candidate.inCampaign(campaign)}
      </span>
      {children}
    </div>
  );
}

/** The same identity elsewhere, in full words where there is room; administrators compare, on a narrow screen from the menu. */
function Duplicates({
  candidate: { id, duplicates, campaignId },
  comparable,
  narrow,
}: {
  readonly candidate: CandidateProfilePage;
  readonly comparable: boolean;
  readonly narrow: boolean;
}) {
  if (duplicates.length === 0) return null;
  return (
    <span className={classes.duplicates}>
      {narrow && <span className="quiet">{texts.duplicates.filter}</span>}
      <DuplicateMarks
        kinds={duplicates}
        stage={campaignId === null ? "sas" : "admitted"}
        words={narrow ? "short" : "full"}
      />
      {comparable && !narrow && (
        <Link to="/candidats/$id/comparer" params={{ id }} className={classes.onScreen}>
          {texts.admission.compare}
        </Link>
      )}
    </span>
  );
}

/** Where the profile came from first of all. */
function originOfProfile({ wishes: [wish] }: CandidateProfilePage): string {
  return wish === undefined
    ? texts.candidate.otherOrigin
    : texts.candidate.origin(wish.session, wish.fileNumber);
}
