import { accessErrors } from "./catalogue/access-errors.ts";
import { accountErrors } from "./catalogue/account-errors.ts";
import { candidateErrors } from "./catalogue/candidate-errors.ts";
import { importErrors } from "./catalogue/import-errors.ts";
import { linkErrors } from "./catalogue/link-errors.ts";
import { operationErrors } from "./catalogue/operation-errors.ts";
import { requestErrors } from "./catalogue/request-errors.ts";
import { schoolErrors } from "./catalogue/school-errors.ts";

/**
 * The one catalogue of what can be refused: code → HTTP status → French sentence that says what happened and what to do; a file an area.
 * Thrown as `throw errors.session.required()`. Problems of a Parcoursup file have their own (`parcoursup/problem-catalogue.ts`).
 */
export const errors = {
  ...requestErrors,
  ...accessErrors,
  ...accountErrors,
  ...schoolErrors,
  ...candidateErrors,
  ...linkErrors,
  ...importErrors,
  ...operationErrors,
} as const;
