import { identityKey } from "../linking/fold.ts";
import { displayText } from "../parcoursup/display-text.ts";
import type { CandidateReference, Problem, Warning } from "../parcoursup/problem.ts";
import { type ProblemCount, ProblemList } from "../parcoursup/problem-list.ts";
import { isInvisible } from "../parcoursup/visible-text.ts";
import type { CellValue, Row, Table } from "../spreadsheet/cell-value.ts";
import { columnLetters } from "../spreadsheet/column-letters.ts";
import { UnreadableTable } from "../spreadsheet/unreadable-table.ts";
import type { TableField } from "./columns.ts";
import { readHeader, type TableHeader } from "./read-header.ts";
import { type RowCheck, readRow } from "./read-row.ts";
import type { TableCandidate } from "./table-candidate.ts";
import { type TableProblemText, tableProblems } from "./table-problem-catalogue.ts";
import { TableWarnings } from "./table-warnings.ts";

/** A row without a problem, ready to be stored. */
export interface CheckedRow {
  /** Position among the candidates of the table, from 0. */
  readonly ordinal: number;
  readonly candidate: TableCandidate;
}

export interface TableCheckOptions {
  readonly limits: { readonly candidates: number; readonly fileSize: number };
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Called in file order for every candidate until the first problem is found; what it returns is waited for. */
  readonly onCandidate?: (row: CheckedRow) => Promise<void> | undefined;
}

export interface TableCheck {
  readonly candidates: number;
  /** True count of problems; `problems` lists the first 100 in file order, with at least one of each kind. */
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  /** True count of each kind of problem. */
  readonly problemCounts: readonly ProblemCount[];
  /** False when reading stopped at a problem. */
  readonly isReadToEnd: boolean;
  readonly warnings: readonly Warning[];
}

/** Ages outside which a birth date is worth a second look. */
const YOUNGEST = 13;
const OLDEST = 80;
/** Sheets that tell how to fill in another one. */
const INSTRUCTIONS = /^mode d.emploi$/i;

/**
 * Reads a whole table of candidates once and finds everything that is wrong with it (rules: `docs/candidate-table.md`). Never throws for
 * bad content; what cannot be read at all, an `UnreadableTable` thrown by `open` or by the rows, is a problem like the others.
 */
export async function checkTable(
  open: () => Promise<Table>,
  options: TableCheckOptions,
): Promise<TableCheck> {
  const reading = new TableReading(options);
  try {
    await reading.read(await open());
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    reading.reportFile(error);
  }
  return reading.result();
}

class TableReading {
  readonly #options: TableCheckOptions;
  readonly #problems = new ProblemList();
  readonly #warnings = new TableWarnings();
  /** Row of each person met, by identity and by INE. */
  readonly #persons = new Map<string, number>();
  #candidates = 0;
  #isReadToEnd = true;

  constructor(options: TableCheckOptions) {
    this.#options = options;
  }

  async read(table: Table): Promise<void> {
    for (const name of table.otherSheets) if (!INSTRUCTIONS.test(name)) this.#warnings.addSheet(name);
    let header: TableHeader | null = null;
    for await (const row of table.rows) {
      if (header === null) {
        header = this.#readHeader(row);
        // Without its columns a table would have a problem in every row, and none of them to mend.
        if (header.problems.length > 0) return;
        continue;
      }
      const cells = fieldCells(header, row);
      if (cells.size === 0) continue;
      if (this.#candidates >= this.#options.limits.candidates) {
        this.#isReadToEnd = false;
        this.#report(tableProblems.tooManyCandidates(this.#options.limits.candidates), row.number, 0, null);
        return;
      }
      const taken = this.#take(row, header, cells);
      if (taken !== undefined) await taken;
    }
    if (this.#candidates === 0) this.#report(tableProblems.noCandidate(), 1, 0, null);
  }

  reportFile({ fault, row }: UnreadableTable): void {
    this.#isReadToEnd = false;
    const problem = tableProblems.unreadable(fault, this.#options.limits.fileSize);
    this.#problems.add(problem, 0, () => ({ path: "", line: row, column: 1, entry: null, candidate: null }));
  }

  result(): TableCheck {
    return {
      candidates: this.#candidates,
      problemCount: this.#problems.count,
      problems: this.#problems.inFileOrder(),
      problemCounts: this.#problems.countsByKind(),
      isReadToEnd: this.#isReadToEnd,
      warnings: this.#warnings.all(),
    };
  }

  #readHeader(row: Row): TableHeader {
    const header = readHeader(row);
    for (const { problem, column } of header.problems) this.#report(problem, row.number, column, null);
    for (const heading of header.unknown) this.#warnings.addColumn(heading);
    return header;
  }

  #take(row: Row, header: TableHeader, cells: ReadonlyMap<TableField, CellValue>) {
    const check = readRow(cells, this.#options.today);
    const ordinal = this.#candidates++;
    const reference = referenceOf(ordinal, check);
    for (const { problem, field } of check.findings)
      this.#report(problem, row.number, header.columns.get(field) ?? 0, reference);
    this.#reportRepetition(row, header, check, reference);
    this.#warn(check, reference);
    if (check.candidate === null || this.#problems.count > 0) return undefined;
    return this.#options.onCandidate?.({ ordinal, candidate: check.candidate });
  }

  /** Two rows are one person when they have the identity that the SAS shows as a duplicate, or the same INE. */
  #reportRepetition({ number }: Row, header: TableHeader, check: RowCheck, reference: CandidateReference) {
    const { lastName, firstName, birthDate, ine } = check;
    if (lastName === null || firstName === null || birthDate === null) return;
    const keys = [identityKey(lastName, firstName, birthDate), ...(ine === null ? [] : [`ine ${ine}`])];
    const [first] = keys.flatMap((key) => this.#persons.get(key) ?? []);
    if (first !== undefined) {
      const problem = tableProblems.repeatedPerson(first, `${lastName} ${firstName}`);
      this.#report(problem, number, header.columns.get("lastName") ?? 0, reference);
    }
    for (const key of keys) if (!this.#persons.has(key)) this.#persons.set(key, number);
  }

  #warn({ mended, birthDate }: RowCheck, reference: CandidateReference): void {
    this.#warnings.addMended(mended, reference);
    if (birthDate === null) return;
    const age = Number(this.#options.today.slice(0, 4)) - Number(birthDate.slice(0, 4));
    if (age < YOUNGEST || age > OLDEST) this.#warnings.addUnlikelyBirthYear(reference);
  }

  #report(
    problem: TableProblemText,
    row: number,
    column: number,
    candidate: CandidateReference | null,
  ): void {
    const path = `${columnLetters(column)}${row}`;
    this.#problems.add(problem, 0, () => ({ path, line: row, column: column + 1, entry: null, candidate }));
  }
}

function fieldCells({ columns }: TableHeader, { cells }: Row): ReadonlyMap<TableField, CellValue> {
  const found = new Map<TableField, CellValue>();
  for (const [field, column] of columns) {
    const cell = cells.get(column);
    if (cell !== undefined && !isBlank(cell)) found.set(field, cell);
  }
  return found;
}

/** Nothing of it shows: a zero-width space is no name. */
function isBlank(cell: CellValue): boolean {
  return cell.kind === "text" && isInvisible(cell.text);
}

function referenceOf(ordinal: number, { lastName, firstName }: RowCheck): CandidateReference {
  return {
    index: ordinal + 1,
    fileNumber: null,
    lastName: lastName === null ? null : displayText(lastName),
    firstName: firstName === null ? null : displayText(firstName),
  };
}
