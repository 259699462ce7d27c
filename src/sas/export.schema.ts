import { type Static, Type } from "typebox";
import { CandidateQuery } from "./candidate.schema.ts";

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
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const ExportFormat = Type.Enum(["xlsx", "csv", "json"]);
export type ExportFormat = Static<typeof ExportFormat>;

/** The list as it is filtered and sorted, all its pages; `columns` comma-separated. */
export const CandidateExportQuery = Type.Intersect([
  CandidateQuery,
  Type.Object({
    format: ExportFormat,
    columns: Type.String({
      maxLength: 500,
      pattern: `^(${exportColumns.join("|")})(,(${exportColumns.join("|")}))*$`,
      default: "civility,lastName,firstName,birthDate,email,diplomas",
    }),
  }),
]);
export type CandidateExportQuery = Static<typeof CandidateExportQuery>;
