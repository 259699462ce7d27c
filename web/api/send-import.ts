import { texts } from "../texts.ts";
import { createEventStreamReader } from "./event-stream.ts";
import { type ImportOutcome, readImportOutcome } from "./import-outcome.ts";
import { ApiError, isProblemDetails, parseProblemDetails, UnreachableError } from "./problem-details.ts";
import { queryString, sessionRequired } from "./request.ts";
import type { SendProgress } from "./send-progress.ts";
import { signedInAgain } from "./session-gate.ts";

export interface SendImportOptions {
  /** Which of the routes that take files. */
  readonly path: "imports" | "table-imports";
  readonly uai: string;
  readonly file: File;
  /** Everything is checked and counted, nothing is kept. */
  readonly dryRun: boolean;
  /** Codes of the guards that the person has answered. */
  readonly confirm: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SendProgress) => void;
}

/**
 * Sends a file to be imported. `XMLHttpRequest` because `fetch` cannot tell how much has been sent; its text grows
 * while the server streams its progress.
 * @throws ApiError (refusals that are not about the file's content), UnreachableError with a sentence that says what is
 * known, or the signal's reason when stopped.
 */
export async function sendImport(options: SendImportOptions): Promise<ImportOutcome> {
  try {
    return await sendOnce(options);
  } catch (error) {
    const expired = error instanceof ApiError && error.code === sessionRequired;
    if (!expired) throw error;
    await signedInAgain();
    return sendOnce(options);
  }
}

function sendOnce({
  path,
  uai,
  file,
  dryRun,
  confirm,
  signal,
  onProgress,
}: SendImportOptions): Promise<ImportOutcome> {
  return new Promise((resolve, reject) => {
    const http = new XMLHttpRequest();
    const readEvents = createEventStreamReader();
    let read = 0;
    let sent = false;
    let reported = false;

    const settle = (body: unknown, status: number): void => {
      const outcome = readImportOutcome(body);
      if (outcome !== null) resolve(outcome);
      else if (isProblemDetails(body)) reject(new ApiError(status, body));
      else reject(new UnreachableError(texts.connection.unreadable));
    };

    const readStream = (): void => {
      if (!isEventStream(http)) return;
      const piece = http.responseText.slice(read);
      read += piece.length;
      for (const { event, data } of readEvents(piece)) {
        if (event === "progress") onProgress({ phase: "working", progress: JSON.parse(data) });
        if (event === "report" || event === "error") {
          reported = true;
          settle(JSON.parse(data), http.status);
        }
      }
    };

    const lost = () => reject(new UnreachableError(lostSentence(sent, dryRun)));

    http.upload.onprogress = ({ loaded, total }) => {
      onProgress({ phase: "sending", bytes: loaded, totalBytes: total });
    };
    http.upload.onload = () => {
      sent = true;
      onProgress({ phase: "working", progress: null });
    };
    http.onprogress = readStream;
    http.onload = () => {
      readStream();
      if (reported) return;
      if (isEventStream(http) || http.status >= 502) lost();
      else settle(parseBody(http.responseText), http.status);
    };
    http.onerror = lost;
    http.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => http.abort(), { once: true });

    const form = new FormData();
    form.append("file", file, file.name);
    const query = queryString({ dryRun: dryRun || undefined, confirm: confirm.join(",") });
    http.open("POST", `/api/establishments/${encodeURIComponent(uai)}/${path}${query}`);
    http.setRequestHeader("Accept", "text/event-stream");
    http.send(form);
  });
}

/** What is known when the answer does not come. */
function lostSentence(sent: boolean, dryRun: boolean): string {
  if (dryRun) return texts.importDialog.lostWhileVerifying;
  return sent ? texts.importDialog.lostAfterSent : texts.importDialog.lostBeforeSent;
}

function isEventStream(http: XMLHttpRequest): boolean {
  return http.getResponseHeader("Content-Type")?.startsWith("text/event-stream") ?? false;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseProblemDetails(text, texts.connection.unexpected);
  }
}
