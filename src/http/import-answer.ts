import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { ImportProgress, ImportReport } from "../imports/import.schema.ts";
import { type EventStream, openEventStream } from "./event-stream.ts";
import { problemDetails, sendProblem } from "./problem-details.ts";

type Work = (onProgress: (progress: ImportProgress) => void) => Promise<ImportReport>;

/** Answers an import once, or as a stream of events when the client asks for one. */
export async function answerImport(
  request: FastifyRequest,
  reply: FastifyReply,
  work: Work,
): Promise<FastifyReply | ImportReport> {
  if (request.headers.accept?.includes("text/event-stream")) return streamImport(request, reply, work);
  const report = await work(() => {});
  const refusal = refusalOf(report);
  return refusal === null ? reply.code(201).send(report) : sendProblem(reply, refusal);
}

/** What is answered instead of 201: the report's members stay in the problem details. */
function refusalOf(report: ImportReport): AppError | null {
  switch (report.status) {
    case "rejected":
      return errors.import.rejected(report);
    case "needs-confirmation":
      return errors.import.needsConfirmation(report);
    default:
      return null;
  }
}

/** Progress at most four times a second: enough for the eye. */
const progressInterval = 250;

/**
 * Passes progress on at most every `progressInterval`, but never without the beginning and the end of a step: they tell what the
 * import is at, and how far it went.
 */
export function thinOut(
  send: (progress: ImportProgress) => void,
  now: () => number,
): { readonly add: (progress: ImportProgress) => void; readonly flush: () => void } {
  let step: ImportProgress["step"] | null = null;
  let sentAt = 0;
  let held: ImportProgress | null = null;
  const flush = () => {
    if (held !== null) send(held);
    held = null;
  };
  const add = (progress: ImportProgress) => {
    const isNewStep = progress.step !== step;
    if (isNewStep) flush();
    step = progress.step;
    if (!isNewStep && now() - sentAt < progressInterval) {
      held = progress;
      return;
    }
    held = null;
    sentAt = now();
    send(progress);
  };
  return { add, flush };
}

async function streamImport(request: FastifyRequest, reply: FastifyReply, work: Work): Promise<FastifyReply> {
  let opened: EventStream | null = null;
  const open = () => {
    opened ??= openEventStream(reply);
    return opened;
  };
  const thinned = thinOut((progress) => open().send("progress", progress), Date.now);
  const onProgress = (progress: ImportProgress) => {
    // An answer that begins before the file has arrived makes proxies (nginx) stop passing the file on.
    if (progress.step !== "receiving") thinned.add(progress);
  };
  try {
    const report = await work(onProgress);
    thinned.flush();
    const refusal = refusalOf(report);
    open().send("report", refusal === null ? report : { ...problemDetails(refusal), status: report.status });
  } catch (error) {
    // Nothing is sent yet: the client is answered as by any other route.
    if (opened === null) throw error;
    const known = error instanceof AppError ? error : errors.internal();
    if (known.status >= 500) request.log.error({ err: error }, "unexpected error");
    open().send("error", problemDetails(known));
  }
  open().end();
  return reply;
}
