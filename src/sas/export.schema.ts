import { type Static, Type } from "typebox";
import { CandidateOrder, CandidateQuery, CandidateSort, Selection, TargetQuery } from "./candidate.schema.ts";

/** The columns that a list of candidates can be exported with, in this order. */
export const exportColumns = [
  "civility",
  "lastName",
  "firstName",
  "birthDate",
  "email",
  "otherFirstNames",
  "nationality",
  "ine",
  "mobilePhone",
  "landlinePhone",
  "addressLines",
  "postalCode",
  "city",
  "country",
  "diplomas",
  "session",
  "fileNumber",
  "wishes",
  "establishment",
  "uai",
  "campaign",
  "createdOn",
  "duplicates",
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const ExportFormat = Type.Enum(["xlsx", "csv", "json"]);
export type ExportFormat = Static<typeof ExportFormat>;

const chosenColumns = Type.String({
  maxLength: 500,
  pattern: `^(${exportColumns.join("|")})(,(${exportColumns.join("|")}))*$`,
  default: "civility,lastName,firstName,birthDate,email,diplomas",
});

/** The list as it is filtered and sorted, all its pages; `columns` comma-separated. */
export const CandidateExportQuery = Type.Intersect([
  CandidateQuery,
  Type.Object({
    format: ExportFormat,
    columns: chosenColumns,
  }),
]);
export type CandidateExportQuery = Static<typeof CandidateExportQuery>;

/** The ticked candidates of the SAS only, in the order of the list. */
export const SelectionExport = Type.Object(
  {
    ids: Selection.properties.ids,
    target: Type.Optional(TargetQuery.properties.target),
    format: ExportFormat,
    columns: chosenColumns,
    sort: CandidateSort,
    order: CandidateOrder,
  },
  { additionalProperties: false },
);
export type SelectionExport = Static<typeof SelectionExport>;
