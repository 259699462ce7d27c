import { Readable } from "node:stream";
import type { Actor } from "../accounts/actor.ts";
import { type Clock, frenchDay, parisDay } from "../clock.ts";
import { csvLine, csvMark } from "../csv.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { countryName } from "../profiles/country.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import { type Cell, maximumRows, workbookType, writeWorkbook } from "../spreadsheet/write-workbook.ts";
import type { DuplicateKind } from "./candidate.schema.ts";
import { type ExportRow, findExportRows } from "./candidate-export.repository.ts";
import { selectCandidateIds } from "./candidate-selection.repository.ts";
import type { DuplicateScope } from "./duplicate.repository.ts";
import {
  type CandidateExportQuery,
  type ExportColumn,
  type ExportFormat,
  exportColumns,
  type SelectionExport,
} from "./export.schema.ts";
import { judgedAgainst } from "./judged-against.ts";

export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** How many candidates are in it. */
  readonly count: number;
  readonly content: Readable;
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: workbookType,
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/**
 * The list that the actor sees, all its pages, as a file written while the database is read. Whoever is in it is settled at
 * the beginning; the Historique says how many left, and with which columns. Rights are those of the list.
 * Throws `export.too_many_rows` when Excel could not open the file.
 */
export async function exportCandidates(
  db: Connection,
  actor: Actor,
  { format, columns, ...query }: CandidateExportQuery,
  clock: Clock,
  among: readonly string[] | null = null,
): Promise<ExportedFile> {
  if (query.stage === "sas" && actor.role !== "school_admin") throw errors.rights.schoolAdminOnly();
  const targetCampaignId = await judgedAgainst(db, actor, query.target);
  const scope = { ...actor, stage: query.stage, targetCampaignId };
  const ids = await selectCandidateIds(db, scope, query, among);
  if (format === "xlsx" && ids.length >= maximumRows) throw errors.export.tooManyRows(maximumRows - 1);
  const chosen = exportColumns.filter((column) => columns.split(",").includes(column));
  await recordEvent(db, actor, {
    type: "candidate.exported",
    details: { count: ids.length, format, stage: query.stage, columns: chosen },
  });
  return {
    fileName: `candidats-${parisDay(clock)}.${format}`,
    mediaType: mediaTypes[format],
    count: ids.length,
    content: writers[format](readRows(db, scope, ids), chosen),
  };
}

/** « Exporter la sélection »: the ticked candidates only; whoever has left the SAS meanwhile is left out. Rights are those of the SAS. */
export function exportSelection(
  db: Connection,
  actor: Actor,
  { ids, ...asked }: SelectionExport,
  clock: Clock,
): Promise<ExportedFile> {
  return exportCandidates(db, actor, { ...asked, stage: "sas", page: 1, pageSize: 25 }, clock, ids);
}

async function* readRows(
  db: Connection,
  scope: DuplicateScope,
  ids: readonly string[],
): AsyncGenerator<ExportRow> {
  const batch = 1_000;
  for (let start = 0; start < ids.length; start += batch)
    yield* await findExportRows(db, scope, ids.slice(start, start + batch));
}

type Writer = (rows: AsyncIterable<ExportRow>, columns: readonly ExportColumn[]) => Readable;

const writers: Readonly<Record<ExportFormat, Writer>> = {
  xlsx: (rows, columns) =>
    writeWorkbook([
      { name: "Candidats", columns: columns.map(() => ({})), rows: withHeadings(rows, columns) },
    ]),
  csv: (rows, columns) => Readable.from(csvOf(rows, columns)),
  json: (rows, columns) => Readable.from(jsonOf(rows, columns)),
};

async function* withHeadings(
  rows: AsyncIterable<ExportRow>,
  columns: readonly ExportColumn[],
): AsyncGenerator<Cell[]> {
  yield columns.map(fieldLabel);
  for await (const row of rows) yield columns.map((column) => cellOf(values[column](row)));
}

async function* csvOf(
  rows: AsyncIterable<ExportRow>,
  columns: readonly ExportColumn[],
): AsyncGenerator<string> {
  let pending = csvMark;
  for await (const cells of withHeadings(rows, columns)) {
    pending += csvLine(
      cells.map((cell) => (cell !== null && typeof cell === "object" ? frenchDay(cell.day) : cell)),
    );
    if (pending.length < 32_768) continue;
    yield pending;
    pending = "";
  }
  yield pending;
}

async function* jsonOf(
  rows: AsyncIterable<ExportRow>,
  columns: readonly ExportColumn[],
): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const row of rows) {
    const members = columns.map((column) => [column, jsonValue(values[column](row))]);
    yield separator + JSON.stringify(Object.fromEntries(members));
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** A day and a nationality are told apart from a text, for each format writes them its own way. */
type Value =
  | string
  | number
  | null
  | readonly string[]
  | { readonly day: string }
  | { readonly nationality: string };

const values: { readonly [Column in ExportColumn]: (row: ExportRow) => Value } = {
  civility: ({ civility }) => (civility === "F" ? "Mme" : "M."),
  lastName: ({ last_name }) => last_name,
  firstName: ({ first_name }) => first_name,
  birthDate: ({ birth_date }) => ({ day: birth_date }),
  email: ({ email }) => email,
  otherFirstNames: ({ other_first_names }) => other_first_names,
  nationality: ({ nationality }) => (nationality === null ? null : { nationality }),
  ine: ({ ine }) => ine,
  mobilePhone: ({ mobile_phone }) => mobile_phone,
  landlinePhone: ({ landline_phone }) => landline_phone,
  addressLines: ({ address_lines }) => address_lines,
  postalCode: ({ postal_code }) => postal_code,
  city: ({ city }) => city,
  country: ({ country }) => country,
  diplomas: ({ diploma_labels }) => diploma_labels,
  session: ({ session }) => session,
  fileNumber: ({ file_numbers }) => file_numbers,
  wishes: ({ wishes }) => wishes,
  establishment: ({ establishment }) => establishment,
  uai: ({ uai }) => uai,
  campaign: ({ campaign }) => campaign,
  createdOn: ({ created_on }) => ({ day: created_on }),
  duplicates: ({ duplicates }) => duplicates.map((kind) => duplicateLabels[kind]),
};

/** As the list names them. */
const duplicateLabels: Readonly<Record<DuplicateKind, string>> = {
  sas: "Doublon dans le SAS",
  campaign: "Doublon dans la campagne sélectionnée",
  other: "Doublon dans une autre campagne",
};

function cellOf(value: Value): Cell {
  if (value === null || typeof value !== "object" || "day" in value) return value;
  return "nationality" in value ? countryName(value.nationality) : value.join(" ; ");
}

function jsonValue(value: Value): string | number | null | readonly string[] {
  if (value === null || typeof value !== "object") return value;
  if ("day" in value) return value.day;
  return "nationality" in value ? value.nationality : value;
}
