import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Access, type Actor, requireAccess } from "../accounts/actor.ts";
import { type Caller, requireRecentAuthentication } from "../accounts/caller.ts";
import type { CostlyAct } from "../accounts/rate-limits.ts";
import type { Clock } from "../clock.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { CountRequest } from "./rate-limit.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may call this route. Compulsory below `/api`: a route without a decision does not start. */
    access?: Access;
    /** Reachable while the password given by an administrator has not been changed yet. */
    beforePasswordChange?: boolean;
    /** Reachable while the school requires a second factor and there is none yet. */
    beforeSecondFactor?: boolean;
    /** A dangerous act: only for somebody who has proved who they are a few minutes ago. */
    recentAuthentication?: boolean;
  }
  interface FastifyInstance {
    /** Every route below `/api` with its decision, in the order of registration. */
    guardedRoutes: GuardedRoute[];
  }
  interface FastifyRequest {
    /** Set by `guardRoutes`; null only on public routes. */
    caller: Caller | null;
  }
}

interface GuardedRoute {
  readonly method: string;
  /** The pattern: `/api/users/:id`. */
  readonly url: string;
  readonly access: Access;
  readonly beforePasswordChange: boolean;
  readonly recentAuthentication: boolean;
  /** Null: counted as any other request. */
  readonly costs: CostlyAct | null;
}

/** Who calls, on a route that is not public. */
export function actorOf(request: FastifyRequest): Actor {
  return callerOf(request).actor;
}

/** The same with the session. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw errors.session.required();
  return request.caller;
}

/** Establishes who calls, before anything else is looked at, counts the request, and refuses who may not (ASVS 5.0 8.2.1, 8.3.1). */
export function guardRoutes(
  app: FastifyInstance,
  identify: (request: FastifyRequest) => Promise<Caller | null>,
  count: CountRequest,
  clock: Clock,
): void {
  app.decorateRequest("caller", null);
  app.decorate("guardedRoutes", []);

  app.addHook("onRoute", ({ method, url, config }) => {
    if (!url.startsWith("/api/")) return;
    if (config?.access === undefined)
      throw new Error(`the route ${method} ${url} does not say who may call it`);
    const { access, beforePasswordChange = false, recentAuthentication = false, costs = null } = config;
    for (const each of [method].flat())
      app.guardedRoutes.push({
        method: each,
        url,
        access,
        beforePasswordChange,
        recentAuthentication,
        costs,
      });
  });

  app.addHook("onRequest", async (request) => {
    const {
      access = "public",
      beforePasswordChange = false,
      beforeSecondFactor = false,
      recentAuthentication = false,
    } = request.routeOptions.config;
    const caller = access === "public" ? null : await identify(request);
    request.caller = caller;
    count(request, caller);
    if (access === "public") return;
    if (caller === null) throw errors.session.required();
    requireAccess(caller.actor, access);
    if (caller.actor.mustChangePassword && !beforePasswordChange)
      throw errors.account.passwordChangeRequired();
    if (caller.mustSetUpSecondFactor && !beforeSecondFactor) throw errors.account.secondFactorSetUpRequired();
    if (recentAuthentication) requireRecentAuthentication(caller, clock);
  });
}
