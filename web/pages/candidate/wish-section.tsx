import { IconAlertTriangle, IconCheck, IconDownload, IconFileOff } from "@tabler/icons-react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { candidatePath } from "../../api/queries.ts";
import { useMe } from "../../app/me.ts";
import { Facts } from "../../components/facts.tsx";
import { Section } from "../../components/section.tsx";
import { formatDay, formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import { Outline } from "./outline.tsx";

interface SectionProps {
  readonly candidate: CandidateProfilePage;
}

const { sections, ...words } = texts.candidate;

export function WishSection({ candidate: { id, wishes } }: SectionProps) {
  const isAdministrator = useMe().role === "school_admin";
  return (
    <Section id="wishes" title={sections.wishes}>
      {wishes.map((wish) => (
        <div key={wish.id} className={classes.item}>
          <div className={classes.wishHead}>
            <h3>{wish.programmeLabel ?? words.unnamedProgramme}</h3>
            {wish.programmeCode && <span className="quiet">{words.programmeCode(wish.programmeCode)}</span>}
            <Confirmation confirmed={wish.confirmed} />
            {wish.absentSince !== null && (
              <span className={classes.absent}>
                <IconFileOff size={16} aria-hidden="true" />
                {words.absentSince(formatDay(wish.absentSince))}
              </span>
            )}
          </div>
          <Facts
            facts={[
              [words.group, wish.group],
              [words.appliedOn, wish.appliedOn && formatDay(wish.appliedOn)],
              [words.session, wish.session],
              [words.fileNumber, wish.fileNumber],
              [words.status, wish.status],
              [
                words.boarding,
                wish.boarding === null ? null : wish.boarding ? texts.common.yes : texts.common.no,
              ],
            ]}
          />
          {wish.dossier.more.length > 0 && <Outline rows={wish.dossier.more} />}
          <p className={classes.source}>{words.fromParcoursup(formatMomentDay(wish.importedAt))}</p>
          {isAdministrator && (
            <a
              href={`${candidatePath(id)}/wishes/${encodeURIComponent(wish.id)}/parcoursup.json`}
              download
              className={classes.download}
            >
              <IconDownload size={16} aria-hidden="true" />
              {words.download}
            </a>
          )}
        </div>
      ))}
    </Section>
  );
}

/** Unconfirmed wishes are imported like the others; nobody must take one for a confirmed one. */
function Confirmation({ confirmed }: { readonly confirmed: boolean | null }) {
  if (confirmed === null) return <span className="quiet">{words.confirmationUnknown}</span>;
  const Icon = confirmed ? IconCheck : IconAlertTriangle;
  return (
    <span className={classes.confirmation} data-confirmed={confirmed}>
      <Icon size={16} aria-hidden="true" />
      {confirmed ? words.confirmed : words.notConfirmed}
    </span>
  );
}
