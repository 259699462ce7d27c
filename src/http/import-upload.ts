import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyRequest } from "fastify";
import type { Config } from "../config.ts";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { ImportProgress, ImportReport } from "../imports/import.schema.ts";
import type { ImportContext } from "../imports/import-file.ts";
import { type ReceivedFile, receiveFile } from "../imports/received-file.ts";
import { size } from "../parcoursup/french.ts";
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

/** What an upload may have at most, whatever the kind of file; each kind has its own limit besides. */
export function uploadLimit({ limits, tableLimits }: Config): number {
  return Math.max(limits.fileSize, tableLimits.fileSize);
}

/**
 * Receives the file of a multipart request whole, hands it to `work`, and removes it whatever happens. A client that
 * goes away while sending leaves nothing; once the file has arrived, the work is finished even if nobody waits for it.
 */
export async function withUploadedFile(
  request: FastifyRequest,
  config: Config,
  onProgress: (progress: ImportProgress) => void,
  work: (file: ReceivedFile) => Promise<ImportReport>,
): Promise<ImportReport> {
  if (!request.isMultipart()) throw errors.request.unsupported();
  const file = await receive(request, config, onProgress);
  try {
    return await work(file);
  } finally {
    await rm(file.path, { force: true });
  }
}

async function receive(
  request: FastifyRequest,
  config: Config,
  onProgress: (progress: ImportProgress) => void,
): Promise<ReceivedFile> {
  const expected = Number(request.headers["content-length"]);
  const totalBytes = Number.isFinite(expected) ? expected : null;
  const parts = request.files();
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
  if (another === undefined) throw errors.request.tooLarge(size(uploadLimit(config)));
  another.file.resume();
  throw errors.import.severalFiles();
}
