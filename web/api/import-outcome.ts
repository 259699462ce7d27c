import type { Guard, ImportReport } from "../../src/imports/import.schema.ts";
import { isProblemDetails } from "./problem-details.ts";

/** What a refused file is told: the two-line sentence and the located problems. */
export type ImportRefusal = Pick<
  ImportReport,
  "importId" | "problems" | "problemCount" | "problemCounts" | "readToEnd" | "warnings" | "candidates"
> & {
  readonly message: string;
};

/** How an import request ends when the server could answer it. */
export type ImportOutcome =
  | { readonly status: "imported" | "dry-run"; readonly report: ImportReport }
  | { readonly status: "rejected"; readonly refusal: ImportRefusal }
  | { readonly status: "needs-confirmation"; readonly importId: string | null; readonly guards: Guard[] };

const codes: Record<string, ImportOutcome["status"]> = {
  "import.rejected": "rejected",
  "import.needs_confirmation": "needs-confirmation",
};

/**
 * Reads the body of the answer, or of the stream's `report` event: a report, or problem details with the report's members.
 * Null when it is neither, that is, an ordinary error.
 */
export function readImportOutcome(body: unknown): ImportOutcome | null {
  if (typeof body !== "object" || body === null) return null;
  const status = isProblemDetails(body) ? codes[body.code] : "status" in body ? body.status : undefined;
  switch (status) {
    // The server validates each of these answers with the schema whose type they get here.
    case "imported":
    case "dry-run":
      return { status, report: body as ImportReport };
    case "rejected":
      return { status, refusal: body as ImportRefusal };
    case "needs-confirmation":
      return {
        status,
        importId: (body as ImportReport).importId,
        guards: (body as ImportReport).guards,
      };
    default:
      return null;
  }
}
