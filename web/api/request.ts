import { texts } from "../texts.ts";
import { connectionLost } from "./connection.ts";
import { ApiError, parseProblemDetails, UnreachableError } from "./problem-details.ts";
import { proofGiven } from "./proof-gate.ts";
import { signedInAgain } from "./session-gate.ts";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Statuses a proxy answers with when the program behind it is gone. */
const unreachableStatuses = new Set([502, 503, 504]);

/** Codes of the server that mean "sign in", "prove once more who you are" and "choose a password first". */
export const sessionRequired = "session.required";
/** "The password is right, now the code." */
export const codeRequired = "session.code_required";
const proofRequired = "session.recent_authentication_required";
export const passwordChangeRequired = "account.password_change_required";
export const secondFactorSetUpRequired = "account.second_factor_set_up_required";

/**
 * Sends one request to our API and gives the parsed answer, of the type that the route's schema promises.
 * When the session has expired, waits for the person to sign in again and sends it once more; likewise when a dangerous act
 * asks for a fresh proof of identity.
 * @throws ApiError with the server's sentence; UnreachableError when there is no server to answer.
 */
export function request<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
  return signedIn(method, path, async () => {
    const text = await (await send(method, path, body)).text();
    // The one place where an answer gets its type: the server validates it with the same schema.
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  });
}

/** A file that the server made, with the name it gives it. */
interface MadeFile {
  readonly content: Blob;
  readonly fileName: string;
  /** How many it tells of; null when the server does not say. */
  readonly count: number | null;
}

/** The same for a file that the server makes of `body`. */
export function requestFile(path: string, body: object): Promise<MadeFile> {
  return signedIn("POST", path, async () => {
    const response = await send("POST", path, body);
    const [, fileName = ""] =
      /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "") ?? [];
    const count = response.headers.get("X-Total-Count");
    return { content: await response.blob(), fileName, count: count === null ? null : Number(count) };
  });
}

async function signedIn<Answer>(
  method: Method,
  path: string,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === sessionRequired && !asksForSession(method, path)) {
      await signedInAgain();
      return signedIn(method, path, attempt);
    }
    if (error.code === proofRequired && (await proofGiven())) return attempt();
    throw error;
  }
}

/** The requests whose matter is the session itself: to them, "no session" is an answer. */
function asksForSession(method: Method, path: string): boolean {
  return path === "/api/session" || (method === "GET" && path === "/api/me");
}

async function send(method: Method, path: string, body?: object): Promise<Response> {
  const response = await reach(path, {
    method,
    headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  throw new ApiError(
    response.status,
    parseProblemDetails(await response.text(), texts.connection.unexpected),
  );
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, init);
    if (unreachableStatuses.has(response.status)) throw new UnreachableError(texts.connection.unreachable);
    connectionLost.set(false);
    return response;
  } catch (error) {
    connectionLost.set(true);
    throw error instanceof UnreachableError ? error : new UnreachableError(texts.connection.unreachable);
  }
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError || error instanceof UnreachableError
    ? error.message
    : texts.connection.unexpected;
}

/** `?a=1&b=x` of the filled members; empty text and undefined are left out. */
export function queryString(members: object): string {
  const filled = Object.entries(members).filter(([, value]) => value !== undefined && value !== "");
  return filled.length === 0
    ? ""
    : `?${new URLSearchParams(filled.map(([key, value]) => [key, String(value)]))}`;
}
