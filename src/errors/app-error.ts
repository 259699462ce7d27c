/**
 * Something the program refuses or cannot do, told to the person in French.
 * Every one is made by `errors` (`error-catalogue.ts`); nothing else builds a sentence.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  /** Stable and dotted, for programs: `session.required`. */
  readonly code: string;
  /** The HTTP status it is answered with. */
  readonly status: number;
  /** More members of the problem details: the form field concerned, seconds to wait… */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    status: number,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
