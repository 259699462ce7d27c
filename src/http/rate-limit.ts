import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Caller } from "../accounts/caller.ts";
import { networkOf } from "../accounts/client-network.ts";
import type { CostlyAct } from "../accounts/rate-limits.ts";
import { countCostlyAct } from "../accounts/throttle.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { AppContext } from "./app.ts";
import { RequestBuckets } from "./request-buckets.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a request that is well formed counts as, beside being one more request. */
    costs?: CostlyAct;
  }
}

/** Counts a request of `caller`, or of a stranger; throws `request.throttled` when it is one too many. */
export type CountRequest = (request: FastifyRequest, caller: Caller | null) => void;

/** The plain number of requests to the API, by session; of who has none, by network, so that nobody is slowed down by a stranger nearby. */
export function requestCounter({ config, clock }: Pick<AppContext, "config" | "clock">): CountRequest {
  const buckets = new RequestBuckets(config.rateLimits.requests);
  return (request, caller) => {
    if (request.routeOptions.url?.startsWith("/api/") !== true) return;
    const key = caller === null ? `network ${networkOf(request.ip)}` : `session ${caller.session.id}`;
    const wait = buckets.take(key, clock().getTime());
    if (wait > 0) throw errors.request.throttled(wait);
  };
}

/** Counts what costs much, of whoever has signed in, once the request is known to be well formed. */
export function countCostlyActs(app: FastifyInstance, { database, config, clock }: AppContext): void {
  app.addHook("preHandler", async ({ routeOptions, caller }) => {
    const { costs } = routeOptions.config;
    if (costs === undefined || caller === null) return;
    await countCostlyAct(
      database,
      caller.actor.accountId,
      { act: costs, atMost: config.rateLimits[costs] },
      clock,
    );
  });
}
