import type { FastifyInstance } from "fastify";

/** One line per request: who by number, the route's pattern, never the address itself, whose filters may hold names. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: reply.statusCode,
        ...(request.refusal !== null && { code: request.refusal }),
        ...(request.caller !== null && { account: request.caller.actor.accountId }),
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });
}
