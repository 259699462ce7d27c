import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { texts } from "../../texts.ts";
import { formatMark } from "./mark.ts";
import classes from "./marks-chart.module.css";
import { type Point, segmentsOf, shortPeriod, yearMarks } from "./subject-line.ts";

type MarksOverTime = NonNullable<CandidateProfilePage["dossier"]["marksOverTime"]>;

interface SubjectChartProps {
  readonly periods: MarksOverTime["periods"];
  readonly series: MarksOverTime["subjects"][number];
}

const width = 300;
const height = 168;
const plot = { left: 26, right: 14, top: 14, bottom: 38 };

/** One subject: the candidate's line is solid with discs, that of the class dashed with squares. Marks out of 20. */
export function SubjectChart({ periods, series: { subject, marks, classMeans } }: SubjectChartProps) {
  const highest = Math.max(20, ...marks.map((mark) => mark ?? 0), ...classMeans.map((mean) => mean ?? 0));
  const x = (index: number) =>
    plot.left + ((index + 0.5) * (width - plot.left - plot.right)) / periods.length;
  const y = (mark: number) => height - plot.bottom - (mark * (height - plot.top - plot.bottom)) / highest;
  const pointsOf = (values: readonly (number | null)[]): (Point | null)[] =>
    values.map((value, index) => (value === null ? null : { x: x(index), y: y(value), value }));
  const terms = periods.map(({ period }, index) => ({ x: x(index), label: shortPeriod(period) }));
  const [own, others] = [pointsOf(marks), pointsOf(classMeans)];

  return (
    <figure className={classes.panel}>
      <figcaption>{subject}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describe(periods, marks, classMeans)}>
        {[0, 10, 20].map((mark) => (
          <g key={mark} className={classes.grid}>
            <path d={`M${plot.left} ${y(mark)}H${width - plot.right}`} />
            <text x={plot.left - 6} y={y(mark) + 4} textAnchor="end">
              {mark}
            </text>
          </g>
        ))}
        {terms.map((term) => (
          <text key={term.x} x={term.x} y={height - 22} textAnchor="middle" className={classes.term}>
            {term.label}
          </text>
        ))}
        {yearMarks(periods).map(({ year, from, to }) => (
          <text
            key={from}
            x={(x(from) + x(to)) / 2}
            y={height - 7}
            textAnchor="middle"
            className={classes.term}
          >
            {year}
          </text>
        ))}
        <g className={classes.classMean}>
          {segmentsOf(others).map((d) => (
            <path key={d} d={d} />
          ))}
          {others.map(
            (point) => point && <rect key={point.x} x={point.x - 3} y={point.y - 3} width="6" height="6" />,
          )}
        </g>
        <g className={classes.candidate}>
          {segmentsOf(own).map((d) => (
            <path key={d} d={d} />
          ))}
          {own.map((point) => point && <circle key={point.x} cx={point.x} cy={point.y} r="3.5" />)}
        </g>
      </svg>
    </figure>
  );
}

/** What the drawing shows, in words: term by term. */
function describe(
  periods: MarksOverTime["periods"],
  marks: readonly (number | null)[],
  classMeans: readonly (number | null)[],
): string {
  return periods
    .map(({ year, period }, index) =>
      texts.candidate.chart.point(
        [period, year].filter(Boolean).join(" "),
        formatMark(marks[index] ?? null),
        formatMark(classMeans[index] ?? null),
      ),
    )
    .join(" ; ");
}
