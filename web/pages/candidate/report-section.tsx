import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { DataTable } from "../../components/data-table.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import { DossierSection } from "./dossier-section.tsx";
import { formatMark } from "./mark.ts";
import { MarksChart } from "./marks-chart.tsx";
import { Outline } from "./outline.tsx";

type Dossier = CandidateProfilePage["dossier"];
type ReportYear = Dossier["reports"][number];
type ReportPeriod = ReportYear["periods"][number];
type ReportSubject = ReportPeriod["subjects"][number];

const { sections, reports: words } = texts.candidate;

/** The school reports, read like those of a school: by year and term; the newest year is open, the others a click away. */
export function ReportSection({ dossier }: { readonly dossier: Dossier }) {
  const { reports, marksOverTime, prospects, importedAt } = dossier;
  return (
    <DossierSection
      id="reports"
      title={sections.reports}
      importedAt={importedAt.reports ?? importedAt.prospects}
    >
      {marksOverTime && <MarksChart marks={marksOverTime} />}
      {reports.map((year, index) => (
        <Year key={year.label ?? index} year={year} newest={index === 0} />
      ))}
      {prospects && <FicheAvenir prospects={prospects} />}
    </DossierSection>
  );
}

function Year({ year, newest }: { readonly year: ReportYear; readonly newest: boolean }) {
  const title = [year.label, year.series].filter(Boolean).join(" · ");
  return (
    <div className={classes.item}>
      <h3>{title || words.unnamedYear}</h3>
      {year.periods.map((period, index) => (
        <Disclosure
          key={period.label ?? index}
          title={period.label ?? words.unnamedPeriod}
          initiallyOpened={newest}
        >
          <Report caption={[period.label, year.label].filter(Boolean).join(" ")} period={period} />
        </Disclosure>
      ))}
      {year.more.length > 0 && <Outline rows={year.more} />}
    </div>
  );
}

/** One report; columns that the school of the candidate does not fill are left out. */
function Report({ caption, period }: { readonly caption: string; readonly period: ReportPeriod }) {
  const told = (name: keyof ReportSubject) => period.subjects.some((line) => line[name] !== null);
  const markColumn = (name: "classMean" | "lowest" | "highest") =>
    told(name)
      ? [{ heading: words[name], numeric: true, cell: (line: ReportSubject) => formatMark(line[name]) }]
      : [];
  return (
    <DataTable
      caption={caption}
      rows={period.subjects}
      keyOf={(line) => `${period.subjects.indexOf(line)}`}
      columns={[
        { heading: words.subject, cell: ({ subject }) => <span className={classes.subject}>{subject}</span> },
        { heading: words.mark, numeric: true, cell: ({ mark }) => <strong>{formatMark(mark)}</strong> },
        ...markColumn("classMean"),
        ...markColumn("lowest"),
        ...markColumn("highest"),
        ...(told("rank") ? [{ heading: words.rank, numeric: true, cell: rankOf }] : []),
        ...(told("appreciation")
          ? [{ heading: words.appreciation, cell: ({ appreciation }: ReportSubject) => appreciation }]
          : []),
      ]}
    />
  );
}

function rankOf({ rank, classSize }: ReportSubject): string {
  if (rank === null) return texts.common.none;
  return classSize === null ? `${rank}` : words.rankOf(rank, classSize);
}

function FicheAvenir({ prospects }: { readonly prospects: NonNullable<Dossier["prospects"]> }) {
  const { opinions, comments, subjects } = prospects;
  return (
    <div className={classes.item}>
      <h3>{words.prospects}</h3>
      {opinions.length > 0 && <Outline rows={opinions} />}
      {comments.length > 0 && <Outline rows={comments} />}
      {subjects.length > 0 && (
        <Disclosure title={words.prospectsBySubject}>
          <DataTable
            caption={words.prospectsBySubject}
            rows={subjects}
            keyOf={(line) => `${subjects.indexOf(line)}`}
            columns={[
              {
                heading: words.subject,
                cell: ({ subject }) => <span className={classes.subject}>{subject}</span>,
              },
              ...(subjects.some(({ mark }) => mark !== null)
                ? [
                    {
                      heading: words.mark,
                      numeric: true,
                      cell: ({ mark }: (typeof subjects)[number]) => formatMark(mark),
                    },
                  ]
                : []),
              { heading: words.appreciation, cell: ({ appreciation }) => appreciation },
            ]}
          />
        </Disclosure>
      )}
    </div>
  );
}
