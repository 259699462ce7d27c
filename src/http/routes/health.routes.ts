import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Config } from "../../config.ts";
import { isUpToDate } from "../../database/migrate.ts";
import { errors } from "../../errors/error-catalogue.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

const Status = Type.Object({ status: Type.String() });

/** A database that does not answer within this time cannot serve requests. */
const patience = 5_000;

/**
 * `/health`: the program runs. `/ready`: it may be given requests: the database answers, is exactly of this version, and the
 * program is not stopping. `/metrics`: what it counts of itself, for Prometheus.
 */
export function healthRoutes(app: App, context: AppContext): void {
  const { config, stopping } = context;

  app.get("/health", { schema: { summary: "The program runs", response: { 200: Status } } }, async () => ({
    status: "ok",
  }));

  app.get(
    "/ready",
    {
      schema: {
        summary: "The program may be given requests",
        description: "503 with `status` `stopping`, `unavailable` (the database) or `other-version`.",
        response: { 200: Status, 503: Status },
      },
    },
    async (_request, reply) => {
      const status = stopping.isAsked ? "stopping" : await within(patience, statusOf(context));
      return status === "ok" ? { status } : reply.code(503).send({ status });
    },
  );

  app.get(
    "/metrics",
    {
      schema: {
        summary: "Measures in Prometheus' text format",
        description:
          "With `METRICS_TOKEN`: `Authorization: Bearer …`. Without: from this machine only, and not through a proxy.",
        response: { 200: Type.String(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      if (!mayReadMetrics(request, config)) throw errors.metrics.forbidden();
      return reply.type("text/plain; version=0.0.4; charset=utf-8").send(app.metrics.text());
    },
  );

  async function statusOf({ database: { db } }: AppContext): Promise<string> {
    return (await isUpToDate(db)) ? "ok" : "other-version";
  }

  function within(milliseconds: number, answer: Promise<string>): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(resolve, milliseconds, "unavailable");
    });
    return Promise.race([answer.catch(() => "unavailable"), late]).finally(() => clearTimeout(timer));
  }
}

/** A proxy on the same machine makes everybody local: then only the token tells. */
function mayReadMetrics(request: FastifyRequest, { metricsToken, publicUrl }: Config): boolean {
  if (metricsToken !== null) return isSame(request.headers.authorization ?? "", `Bearer ${metricsToken}`);
  const isForwarded = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some(
    (header) => request.headers[header] !== undefined,
  );
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "");
  return publicUrl === null && isLocal && !isForwarded;
}

/** Takes the same time however much of the token is right. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
