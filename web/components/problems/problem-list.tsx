import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ImportProblem, ImportProblemCount, ImportReport } from "../../../src/imports/import.schema.ts";
import { formatInteger } from "../../format.ts";
import { texts } from "../../texts.ts";
import { downloadText } from "../download.ts";
import { columnOf } from "./column-of.ts";
import { groupProblems, type ProblemGroup } from "./group-problems.ts";
import { problemCsv } from "./problem-csv.ts";
import classes from "./problems.module.css";
import { WarningList } from "./warning-list.tsx";

/** Longer kinds are folded, so that every kind is seen at a glance. */
const fewEnoughToShow = 5;

interface ProblemListProps {
  readonly fileName: string;
  /** At most a hundred of them, at least one of each kind. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  /** True count of each kind. */
  readonly problemCounts: readonly ImportProblemCount[];
  readonly warnings: ImportReport["warnings"];
}

/** Everything that is wrong with a file, by kind, each problem located; and the same as a spreadsheet. */
export function ProblemList({ fileName, problems, problemCount, problemCounts, warnings }: ProblemListProps) {
  const groups = groupProblems(problems, problemCounts);
  return (
    <div className={classes.list}>
      {groups.map((group) => (
        <Kind
          key={group.code}
          group={group}
          opened={groups.length === 1 || group.problems.length <= fewEnoughToShow}
        />
      ))}
      {problemCount > problems.length && (
        <p className={classes.more}>{texts.problems.shown(problems.length, problemCount)}</p>
      )}
      <WarningList warnings={warnings} />
      {problems.length > 0 && (
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            onClick={() =>
              downloadText(texts.problems.fileName(fileName), "text/csv", problemCsv(problems, problemCounts))
            }
          >
            {texts.problems.download}
          </Button>
        </div>
      )}
    </div>
  );
}

function Kind({ group, opened }: { readonly group: ProblemGroup; readonly opened: boolean }) {
  const { title, message, field, remedy, count, problems } = group;
  const inField = field !== null && !message?.includes(field) ? texts.problems.inField(field) : null;
  const common = [message, inField, remedy].filter(Boolean).join(" ");
  return (
    <details className={classes.kind} open={opened}>
      <summary>
        {title} ({formatInteger(count)})
      </summary>
      {common !== "" && <p className={classes.common}>{common}</p>}
      <ul>
        {problems.map((problem) => (
          <Located key={keyOf(problem)} problem={problem} group={group} />
        ))}
      </ul>
      {count > problems.length && (
        <p className={classes.common}>{texts.problems.more(count - problems.length)}</p>
      )}
    </details>
  );
}

function keyOf({ entry, path, line, column }: ImportProblem): string {
  return [entry, path, line, column].join(" ");
}

/** One problem: where it is, who it is about, and what its kind has not already said. */
function Located({ problem, group }: { readonly problem: ImportProblem; readonly group: ProblemGroup }) {
  const { candidate } = problem;
  const place = [
    problem.entry,
    texts.problems.line(problem.line),
    // A problem of a table stands in a cell.
    columnOf(problem) && texts.problems.column(columnOf(problem)),
    candidate && texts.problems.candidate(candidate.index),
    candidate?.fileNumber && texts.problems.fileNumber(candidate.fileNumber),
  ].filter((part) => part !== null && part !== "" && part !== undefined);
  const name = [candidate?.lastName, candidate?.firstName].filter(Boolean).join(" ");

  return (
    <li>
      <span className={classes.place}>
        {place.join(" · ")}
        {name !== "" && <strong> · {name}</strong>}
      </span>
      {group.message === null && <span> · {problem.message}</span>}
      {group.message !== null && problem.value !== null && !group.message.includes(problem.value) && (
        <span> · {texts.problems.value(problem.value)}</span>
      )}
      {group.field === null && problem.field !== null && !problem.message.includes(problem.field) && (
        <span className={classes.detail}>{texts.problems.inField(problem.field)}</span>
      )}
      {group.remedy === null && <span className={classes.detail}>{problem.remedy}</span>}
    </li>
  );
}
