import type { FastifyBaseLogger } from "fastify";
import { identify } from "../accounts/identify.ts";
import { type App, type AppContext, createApp, type Routes } from "./app.ts";
import { campaignRoutes } from "./routes/campaigns.routes.ts";
import { candidateProfileRoutes } from "./routes/candidate-profile.routes.ts";
import { candidateRoutes } from "./routes/candidates.routes.ts";
import { establishmentRoutes } from "./routes/establishments.routes.ts";
import { healthRoutes } from "./routes/health.routes.ts";
import { importRoutes } from "./routes/imports.routes.ts";
import { journalRoutes } from "./routes/journal.routes.ts";
import { linkRoutes } from "./routes/links.routes.ts";
import { meRoutes } from "./routes/me.routes.ts";
import { passwordLinkRoutes } from "./routes/password-links.routes.ts";
import { privacyRoutes } from "./routes/privacy.routes.ts";
import { providerRoutes } from "./routes/provider.routes.ts";
import { schoolRoutes } from "./routes/school.routes.ts";
import { secondFactorRoutes } from "./routes/second-factor.routes.ts";
import { sessionRoutes } from "./routes/session.routes.ts";
import { userRoutes } from "./routes/users.routes.ts";
import { webRoutes } from "./routes/web.routes.ts";
import { readSessionCookie } from "./session-cookie.ts";

const routes: readonly Routes[] = [
  healthRoutes,
  sessionRoutes,
  providerRoutes,
  meRoutes,
  secondFactorRoutes,
  passwordLinkRoutes,
  userRoutes,
  schoolRoutes,
  privacyRoutes,
  establishmentRoutes,
  campaignRoutes,
  importRoutes,
  candidateRoutes,
  candidateProfileRoutes,
  journalRoutes,
  linkRoutes,
  webRoutes,
];

/** The whole HTTP server, ready to listen. */
export async function buildApp(context: AppContext, log: FastifyBaseLogger): Promise<App> {
  const { database, config, clock } = context;
  const app = await createApp(
    context,
    (request) => identify(database.db, readSessionCookie(request, config), clock),
    log,
  );
  for (const register of routes) await register(app, context);
  return app;
}
