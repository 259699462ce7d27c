/** What the server says when it refuses (RFC 9457, `application/problem+json`); `message` is the French sentence to show. */
export interface ProblemDetails {
  readonly code: string;
  readonly message: string;
  /** The form's field at fault, when there is one. */
  readonly field?: string;
  readonly [member: string]: unknown;
}

/** A refusal of the server, with everything it said. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(status: number, details: ProblemDetails) {
    super(details.message);
    this.status = status;
    this.details = details;
  }

  get code(): string {
    return this.details.code;
  }
}

/** The server could not be reached, or a proxy answered in its place. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

export function isProblemDetails(body: unknown): body is ProblemDetails {
  return (
    typeof body === "object" &&
    body !== null &&
    "code" in body &&
    typeof body.code === "string" &&
    "message" in body &&
    typeof body.message === "string"
  );
}

/** Reads the body of a refusal; anything but problem details becomes `fallback`, so that a sentence can always be shown. */
export function parseProblemDetails(text: string, fallback: string): ProblemDetails {
  try {
    const body: unknown = JSON.parse(text);
    if (isProblemDetails(body)) return body;
  } catch {
    // Not JSON: a proxy's page. The fallback says what is known.
  }
  return { code: "unreadable", message: fallback };
}
