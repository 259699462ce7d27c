import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";

const form = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The number under which a request stands in the logs, unique among all instances. Behind a proxy (`PUBLIC_URL`) it is the
 * one that the proxy gave in `X-Request-Id`, when it looks like a number and not like a sentence.
 */
export function requestIds(isBehindProxy: boolean): (request: IncomingMessage) => string {
  return ({ headers }) => {
    const given = headers["x-request-id"];
    return isBehindProxy && typeof given === "string" && form.test(given) ? given : randomUUID();
  };
}

/** Told in every answer, for whoever asks about it. */
export function tellRequestIds(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
}
