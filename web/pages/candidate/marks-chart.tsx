import { useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { DataTable } from "../../components/data-table.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { texts } from "../../texts.ts";
import { formatMark } from "./mark.ts";
import classes from "./marks-chart.module.css";
import { SubjectChart } from "./subject-chart.tsx";

type MarksOverTime = NonNullable<CandidateProfilePage["dossier"]["marksOverTime"]>;

/** Drawn side by side: more are not read any more. */
const most = 4;

const { chart: words } = texts.candidate;

/** The candidate's marks and the mean of the class over the terms, for up to four subjects; the same as a table below. */
export function MarksChart({ marks: { periods, subjects } }: { readonly marks: MarksOverTime }) {
  const [chosen, choose] = useState<readonly string[]>(() =>
    subjects.slice(0, most).map(({ subject }) => subject),
  );
  const shown = subjects.filter(({ subject }) => chosen.includes(subject));
  const toggle = (subject: string) =>
    choose(chosen.includes(subject) ? chosen.filter((one) => one !== subject) : [...chosen, subject]);

  return (
    <div className={classes.chart}>
      <h3>{words.title}</h3>
      <p className={classes.legend}>
        <span>
          <svg width="34" height="12" aria-hidden="true" className={classes.candidate}>
            <path d="M1 6H33" />
            <circle cx="17" cy="6" r="4" />
          </svg>
          {words.candidate}
        </span>
        <span>
          <svg width="34" height="12" aria-hidden="true" className={classes.classMean}>
            <path d="M1 6H33" />
            <rect x="13.5" y="2.5" width="7" height="7" />
          </svg>
          {words.classMean}
        </span>
      </p>
      <div className={classes.panels}>
        {shown.map((series) => (
          <SubjectChart key={series.subject} periods={periods} series={series} />
        ))}
      </div>
      {subjects.length > most && (
        <fieldset className={classes.choice}>
          <legend>{words.choose(most)}</legend>
          {subjects.map(({ subject }) => (
            <label key={subject}>
              <input
                type="checkbox"
                checked={chosen.includes(subject)}
                disabled={!chosen.includes(subject) && chosen.length >= most}
                onChange={() => toggle(subject)}
              />
              {subject}
            </label>
          ))}
        </fieldset>
      )}
      <Disclosure title={words.asTable}>
        <DataTable
          caption={words.title}
          rows={periods.map((period, index) => ({ ...period, index }))}
          keyOf={({ index }) => `${index}`}
          columns={[
            { heading: words.term, cell: ({ year, period }) => [period, year].filter(Boolean).join(" ") },
            ...shown.map(({ subject, marks, classMeans }) => ({
              heading: subject,
              wraps: true,
              cell: ({ index }: { index: number }) => (
                <span className="tabular">
                  <strong>{formatMark(marks[index] ?? null)}</strong>{" "}
                  <span className="quiet">{words.classMark(formatMark(classMeans[index] ?? null))}</span>
                </span>
              ),
            })),
          ]}
        />
      </Disclosure>
    </div>
  );
}
