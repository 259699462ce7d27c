import type { Row } from "../spreadsheet/cell-value.ts";
import { compulsoryFields, fieldOf, type TableField } from "./columns.ts";
import { shownText } from "./row-reader.ts";
import { type TableProblemText, tableProblems } from "./table-problem-catalogue.ts";

/** Which column tells which field. */
export interface TableHeader {
  readonly columns: ReadonlyMap<TableField, number>;
  /** Headings of columns that are not read. */
  readonly unknown: readonly string[];
  /** Problems with the column, from 0, that each is about. */
  readonly problems: readonly { readonly column: number; readonly problem: TableProblemText }[];
}

/** Reads the line of headings. A table without any known heading has none: that is one problem, not five. */
export function readHeader({ cells }: Row): TableHeader {
  const columns = new Map<TableField, number>();
  const unknown: string[] = [];
  const problems: TableHeader["problems"][number][] = [];
  for (const [column, cell] of cells) {
    const text = shownText(cell).trim();
    const field = fieldOf(text);
    if (field === null) unknown.push(text);
    else if (columns.has(field))
      problems.push({ column, problem: tableProblems.columnRepeated(field, text) });
    else columns.set(field, column);
  }
  if (columns.size === 0)
    return { columns, unknown: [], problems: [{ column: 0, problem: tableProblems.headerMissing() }] };
  const missing = compulsoryFields
    .filter((field) => !columns.has(field))
    .map((field) => ({ column: 0, problem: tableProblems.columnMissing(field) }));
  return { columns, unknown, problems: [...missing, ...problems] };
}
