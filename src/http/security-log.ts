import type { FastifyInstance, FastifyRequest } from "fastify";

/** What a route does that whoever watches over the program wants to hear of, done or refused (ASVS 5.0 16.3.1 to 16.3.3). */
export type SecurityEvent =
  | "session.opened"
  | "session.ended"
  | "session.proved"
  | "account.added"
  | "account.changed"
  | "account.password_changed"
  | "account.password_link_created"
  | "account.password_link_used"
  | "account.password_reset"
  | "second_factor.added"
  | "second_factor.codes_renewed"
  | "second_factor.removed"
  | "second_factor.reset"
  | "data.exported"
  | "data.person_exported"
  | "data.person_erased"
  | "data.candidates_deleted"
  | "settings.school_changed"
  | "settings.privacy_changed";

declare module "fastify" {
  interface FastifyContextConfig {
    event?: SecurityEvent;
  }
  interface FastifyRequest {
    /** The code of the error that was answered. */
    refusal: string | null;
    /** What only the route knows of its event: identifiers, roles, yes and no; never a name nor an address. */
    told: SecurityDetails;
  }
}

interface SecurityDetails {
  /** Whose account it is about, when nobody has signed in yet. */
  readonly account?: string;
  /** What it was done to. */
  readonly target?: string;
  readonly [detail: string]: string | boolean | undefined;
}

/** Steps on the way rather than refusals. */
const ordinary = new Set(["session.code_required", "session.recent_authentication_required"]);
const throttled = new Set(["session.throttled", "request.throttled"]);

/** One line more for what touches accounts, rights and data that leave, for whoever is refused, and for whoever is slowed down. */
export function logSecurityEvents(app: FastifyInstance): void {
  app.decorateRequest("refusal", null);
  app.decorateRequest("told");
  app.addHook("onRequest", async (request) => {
    request.told = {};
  });
  app.addHook("onResponse", async (request, reply) => {
    const security = eventOf(request, reply.statusCode);
    if (security === null) return;
    const { refusal, method, routeOptions } = request;
    const line = {
      security,
      outcome: refusal === null && reply.statusCode < 400 ? "done" : "refused",
      ...(refusal !== null && { code: refusal }),
      ...whoAndWhat(request),
      method,
      route: routeOptions.url ?? "unknown",
    };
    if (refusal === null || ordinary.has(refusal)) request.log.info(line, "security");
    else request.log.warn(line, "security");
  });
}

function eventOf(
  { refusal, caller, routeOptions }: FastifyRequest,
  status: number,
): SecurityEvent | "throttled" | "access.refused" | null {
  if (refusal !== null && throttled.has(refusal)) return "throttled";
  if (status === 403 && (refusal === null || !ordinary.has(refusal))) return "access.refused";
  // An object out of reach and one that does not exist are answered alike: somebody who goes through the numbers shows here.
  if (status === 404 && caller !== null && routeOptions.url?.includes("/:") === true) return "access.refused";
  // Without a session nothing was tried.
  return refusal === "session.required" ? null : (routeOptions.config.event ?? null);
}

/** Identifiers alone. */
function whoAndWhat({ caller, told, params }: FastifyRequest) {
  const who =
    caller === null
      ? {}
      : { account: caller.actor.accountId, school: caller.actor.schoolId, session: caller.session.id };
  return { ...who, ...numberedTarget(params), ...told };
}

function numberedTarget(params: unknown): { target?: string } {
  if (typeof params !== "object" || params === null || !("id" in params)) return {};
  return typeof params.id === "string" && /^\d{1,19}$/.test(params.id) ? { target: params.id } : {};
}
