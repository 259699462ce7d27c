import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  fastify,
  LogController,
} from "fastify";
import type { Caller } from "../accounts/caller.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { programVersion } from "../version.ts";
import { guardRoutes } from "./access.ts";
import { acceptEmptyJson } from "./empty-json.ts";
import { refuseEndlessNumbers } from "./finite-numbers.ts";
import { answerWithProblemDetails, sendProblem } from "./problem-details.ts";
import { measureProgram } from "./program-metrics.ts";
import { countCostlyActs, requestCounter } from "./rate-limit.ts";
import { requestIds, tellRequestIds } from "./request-id.ts";
import { logRequests } from "./request-log.ts";
import { refuseForeignOrigins } from "./same-origin.ts";
import { logSecurityEvents } from "./security-log.ts";
import type { Stopping } from "./stopping.ts";
import { refuseUnstorableText } from "./storable-text.ts";

/** What the routes work with. */
export interface AppContext {
  readonly database: Database;
  readonly config: Config;
  readonly clock: Clock;
  readonly stopping: Stopping;
}

export type App = FastifyInstance<
  FastifyInstance["server"],
  FastifyRequest["raw"],
  Parameters<FastifyInstance["routing"]>[1],
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Of whatever is not the page: nothing in it is run, shown in a frame or followed (ASVS 5.0 3.4.3, 3.4.6). */
const closedPolicy = {
  defaultSrc: ["'none'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** What hooks and helmet add to every other answer. */
const withoutHooks = {
  "content-security-policy": "default-src 'none';object-src 'none';base-uri 'none';frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** One file per resource in `routes/`, each a function of this form. */
export type Routes = (app: App, context: AppContext) => void | Promise<void>;

/** The HTTP server without its routes: identity, headers, errors, OpenAPI. It does not listen yet. */
export async function createApp(
  context: AppContext,
  identify: (request: FastifyRequest) => Promise<Caller | null>,
  log: FastifyBaseLogger,
): Promise<App> {
  const app: App = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(context.config.publicUrl !== null),
    bodyLimit: 1024 ** 2,
    // Behind a proxy, the client is who it says.
    trustProxy: context.config.trustedProxies.length > 0 && [...context.config.trustedProxies],
    routerOptions: { maxParamLength: 200 },
    // What the router cannot read names nothing; no hook runs for it.
    frameworkErrors: (_error, request, reply) => {
      request.log.info({ method: request.method, route: "unknown", status: 404 }, "request");
      return sendProblem(reply.headers(withoutHooks), errors.request.notFound());
    },
    // Strict numbers would look at no limit of `1e400`, which an address may hold: without them infinity is above every maximum.
    ajv: { customOptions: { removeAdditional: false, allErrors: false, strictNumbers: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  answerWithProblemDetails(app);
  acceptEmptyJson(app);
  tellRequestIds(app);
  logRequests(app);
  logSecurityEvents(app);
  measureProgram(app, context);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: closedPolicy,
    },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: context.config.publicUrl?.protocol === "https:",
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Hub3E ParcourSup",
        version: programVersion,
        description: "Import des candidats Parcoursup dans le SAS d'admission.",
      },
    },
  });
  refuseUnstorableText(app);
  refuseEndlessNumbers(app);
  refuseForeignOrigins(app, context.config.publicUrl);
  guardRoutes(app, identify, requestCounter(context), context.clock);
  countCostlyActs(app, context);
  app.addHook("onSend", async (_request, reply) => {
    // Personal data stay out of every cache (ASVS 5.0 14.3.2), whichever way their address was written: files of ours say otherwise.
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.get("/api/openapi.json", { config: { access: "public" }, schema: { hide: true } }, () => app.swagger());
  return app;
}
