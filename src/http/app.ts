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
import { programVersion } from "../version.ts";
import { guardRoutes } from "./access.ts";
import { acceptEmptyJson } from "./empty-json.ts";
import { refuseEndlessNumbers } from "./finite-numbers.ts";
import { answerWithProblemDetails } from "./problem-details.ts";
import { measureProgram } from "./program-metrics.ts";
import { requestIds, tellRequestIds } from "./request-id.ts";
import { logRequests } from "./request-log.ts";
import { refuseForeignOrigins } from "./same-origin.ts";
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
    // Strict numbers would look at no limit of `1e400`, which an address may hold: without them infinity is above every maximum.
    ajv: { customOptions: { removeAdditional: false, allErrors: false, strictNumbers: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  answerWithProblemDetails(app);
  acceptEmptyJson(app);
  tellRequestIds(app);
  logRequests(app);
  measureProgram(app, context);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
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
  guardRoutes(app, identify, context.clock);
  app.addHook("onSend", async (request, reply) => {
    // Personal data stay out of every cache (ASVS 5.0 14.3.2).
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });
  app.get("/api/openapi.json", { config: { access: "public" }, schema: { hide: true } }, () => app.swagger());
  return app;
}
