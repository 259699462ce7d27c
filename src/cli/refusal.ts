import { AppError } from "../errors/app-error.ts";
import type { ImportProblem } from "../imports/import.schema.ts";

/** Whether what was asked for is refused; otherwise the program could not do it (no database, a full disk), which is no report. */
export function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.status < 500;
}

/** A refusal in the form of a problem of the file: there is no place to point at. */
export function refusalProblem(error: AppError): ImportProblem {
  return {
    code: error.code,
    title: null,
    message: error.message,
    remedy: "",
    field: null,
    value: null,
    path: "",
    line: 1,
    column: 1,
    entry: null,
    candidate: null,
  };
}
