import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyRequest } from "fastify";
import { tableProblems } from "../candidate-table/table-problem-catalogue.ts";
import type { Config } from "../config.ts";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { ImportProgress, ImportReport, SourceName } from "../imports/import.schema.ts";
import type { ImportContext } from "../imports/import-file.ts";
import { type ReceivedFile, receiveFile } from "../imports/received-file.ts";
import type { Problem } from "../parcoursup/problem.ts";
import { problems } from "../parcoursup/problem-catalogue.ts";
import type { AppContext } from "./app.ts";

/** Files being received, and what the embedded database puts aside while checking. */
export function uploadDirectory(config: Config): string {
  return join(config.dataDirectory, "incoming");
}

export function importContext({ database, clock, config, stopping }: AppContext): ImportContext {
  return {
    database,
    clock,
    limits: config.limits,
    tableLimits: config.tableLimits,
    temporaryDirectory: uploadDirectory(config),
    giveUp: stopping.overdue,
  };
}

interface Upload {
  readonly config: Config;
  readonly source: SourceName;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Receives the file of a multipart request whole, hands it to `work`, and removes it whatever happens. A client that
 * goes away while sending leaves nothing; once the file has arrived, the work is finished even if nobody waits for it.
 */
export async function withUploadedFile(
  request: FastifyRequest,
  upload: Upload,
  work: (file: ReceivedFile) => Promise<ImportReport>,
): Promise<ImportReport> {
  if (!request.isMultipart()) throw errors.request.unsupported();
  const file = await receive(request, upload);
  try {
    return await work(file);
  } finally {
    await rm(file.path, { force: true });
  }
}

/** What a file of each kind may have at most, and what is said of one that has more: the command line says the same. */
const bounds = {
  parcoursup: ({ limits: { fileSize } }) => ({ fileSize, tooBig: problems.fileTooBig(fileSize) }),
  table: ({ tableLimits: { fileSize } }) => ({
    fileSize,
    tooBig: tableProblems.unreadable("too_big", fileSize),
  }),
} satisfies Record<SourceName, (config: Config) => UploadBounds>;

interface UploadBounds {
  readonly fileSize: number;
  readonly tooBig: Pick<Problem, "message" | "remedy">;
}

async function receive(
  request: FastifyRequest,
  { config, source, onProgress }: Upload,
): Promise<ReceivedFile> {
  const expected = Number(request.headers["content-length"]);
  const totalBytes = Number.isFinite(expected) ? expected : null;
  const { fileSize, tooBig } = bounds[source](config);
  const parts = request.files({ limits: { fileSize } });
  const nextPart = async () => {
    const next = await parts.next().catch(() => {
      throw errors.import.uploadInterrupted();
    });
    return next.done === true ? undefined : next.value;
  };
  const part = await nextPart();
  if (part === undefined || part.fieldname !== "file") throw errors.import.fileMissing();
  const received = await receiveFile(part.file, part.filename, uploadDirectory(config), (bytes) =>
    onProgress({ step: "receiving", bytes, totalBytes, candidates: 0, totalCandidates: null }),
  ).catch((error: unknown) => {
    const isInterrupted = request.raw.destroyed || request.raw.readableAborted;
    throw isInterrupted && !(error instanceof AppError) ? errors.import.uploadInterrupted() : error;
  });
  const forget = () => rm(received.path, { force: true });
  const another = part.file.truncated
    ? undefined
    : await nextPart().catch(async (error: unknown) => {
        await forget();
        throw error;
      });
  if (!part.file.truncated && another === undefined) return received;
  await forget();
  if (another === undefined) throw errors.import.fileTooBig(tooBig);
  another.file.resume();
  throw errors.import.severalFiles();
}
