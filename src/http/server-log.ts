import { type Logger, pino } from "pino";
import { describeError } from "../database/describe-error.ts";

/** The server's log, JSON lines on standard output: identifiers and counts, never what a person or a file says. */
export function createServerLog(level: string): Logger {
  return pino({ level, serializers: { err: describeError } });
}
