import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import { fieldLabel } from "./field-label.ts";

/** What is counted of an import, in its report as on its page. */
export type CountedImport = Pick<ImportReport, "candidates" | "created" | "updated" | "unchanged" | "impact">;

/** A number and what it counts. */
interface Figure {
  readonly count: number;
  readonly label: string;
  readonly detail: string | null;
}

interface Figures {
  /** Always told, zero or not: what became of the people of the file. */
  readonly people: readonly Figure[];
  /** Told only when there are some. */
  readonly remarks: readonly Figure[];
}

/** The figures of an import in the order in which they are read. */
export function figuresOf({ candidates, created, updated, unchanged, impact }: CountedImport): Figures {
  const words = texts.impact;
  const people = [
    figure(candidates, words.inFile),
    figure(created, words.created),
    figure(updated, words.updated, changedFields(impact)),
    figure(unchanged, words.unchanged),
  ];
  if (impact === null) return { people, remarks: [] };
  const remarks = [
    figure(impact.admitted, words.admitted),
    figure(impact.unconfirmed, words.unconfirmed),
    figure(impact.possibleDuplicates, words.possibleDuplicates, words.possibleDuplicatesMeaning),
    figure(impact.returned, words.returned),
    figure(impact.kept, words.kept),
    figure(impact.absent, words.absent, words.absentMeaning(impact.absent)),
  ];
  return { people, remarks: remarks.filter(({ count }) => count > 0) };
}

/** The warnings that the figures do not tell already. */
export function withoutCounted(
  warnings: ImportReport["warnings"],
  impact: ImportReport["impact"],
): ImportReport["warnings"] {
  const isCounted = impact !== null && impact.unconfirmed > 0;
  return warnings.filter(({ code }) => !isCounted || code !== "candidate.unconfirmed_wish");
}

function figure(count: number, label: (count: number) => string, detail: string | null = null): Figure {
  return { count, label: label(count), detail };
}

/** « E-mail (7), Téléphone mobile (3) », the most frequent first. */
function changedFields(impact: CountedImport["impact"]): string | null {
  if (impact === null || impact.changedFields.length === 0) return null;
  return impact.changedFields
    .toSorted((a, b) => b.count - a.count)
    .map(({ field, count }) => texts.impact.changedField(fieldLabel(field), count))
    .join(", ");
}
