import type { FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import { SignInOptions } from "../../accounts/account.schema.ts";
import { IdentityProvider } from "../../accounts/identity-provider.ts";
import { hashSessionToken } from "../../accounts/session-token.ts";
import { requiresSecondFactor, signInByProvider } from "../../accounts/sign-in-by-provider.ts";
import { AppError } from "../../errors/app-error.ts";
import { errors } from "../../errors/error-catalogue.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";
import { setVisitCookie, takeVisitCookie } from "../provider-visit-cookie.ts";
import { readSessionCookie, setSessionCookie } from "../session-cookie.ts";

const tags = ["session"];
const callbackPath = "/api/session/provider/callback";

const Departure = Type.Object({
  back: Type.String({ maxLength: 500, default: "/" }),
  proof: Type.Boolean({ default: false }),
});

/** Signing in through the identity provider of the environment; without one, these routes do not exist. */
export function providerRoutes(app: App, { database, config, clock }: AppContext): void {
  const settings = config.identityProvider ?? null;
  const provider =
    settings === null || config.publicUrl === null
      ? null
      : new IdentityProvider(settings, new URL(callbackPath, config.publicUrl), (error) =>
          app.log.warn({ err: error }, "identity provider"),
        );

  app.get(
    "/api/sign-in",
    {
      config: { access: "public" },
      schema: {
        summary: "Ways to sign in besides email and password; what a refusal of the provider means",
        tags,
        querystring: Type.Object({ refusal: Type.Optional(Type.String({ maxLength: 60 })) }),
        response: { 200: SignInOptions, "4xx": ProblemDetails },
      },
    },
    async ({ query }) => ({
      provider: settings === null ? null : { name: settings.name },
      refusal: refusals.get(query.refusal ?? "") ?? null,
    }),
  );

  app.get(
    "/api/session/provider",
    {
      config: { access: "public" },
      schema: {
        summary: "Leave for the identity provider",
        tags,
        querystring: Departure,
        response: { 302: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      if (provider === null || settings === null) throw errors.request.notFound();
      // Nobody is signed in by a page of another site that sends them here (ASVS 5.0 7.6.2): there is a button for it.
      if (request.headers["sec-fetch-site"] === "cross-site") return reply.redirect("/", 302);
      const { back, proof }: Static<typeof Departure> = request.query;
      try {
        const { address, visit } = await provider.leave(
          proof,
          await requiresSecondFactor(database.db, settings),
        );
        const token = readSessionCookie(request, config);
        const previous = token === null ? null : hashSessionToken(token).toString("base64url");
        setVisitCookie(reply, config, { ...visit, back: isOwnPage(back) ? asHeader(back) : "/", previous });
        return reply.redirect(address.href, 302);
      } catch (error) {
        return reply.redirect(refusedAt(error, request), 302);
      }
    },
  );

  app.get(
    callbackPath,
    {
      config: { access: "public", event: "session.opened" },
      schema: {
        summary: "Come back from the identity provider",
        tags,
        querystring: Type.Record(Type.String(), Type.Unknown()),
        response: { 302: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      if (provider === null || settings === null) throw errors.request.notFound();
      const visit = takeVisitCookie(request, reply, config);
      try {
        if (visit === null) throw errors.provider.failed();
        const search = request.url.slice(request.url.indexOf("?"));
        const identity = await provider.welcome(search, visit);
        const origin = {
          userAgent: request.headers["user-agent"],
          previousHash: visit.previous === null ? null : Buffer.from(visit.previous, "base64url"),
        };
        const { token, accountId } = await signInByProvider(database, settings, identity, origin, clock);
        request.told = { account: accountId, by: "provider" };
        setSessionCookie(reply, config, token);
        return reply.redirect(visit.back, 302);
      } catch (error) {
        return reply.redirect(refusedAt(error, request), 302);
      }
    },
  );
}

const refusals: ReadonlyMap<string, string> = new Map(
  Object.values(errors.provider).map((make) => {
    const { code, message } = make();
    return [code, message];
  }),
);

/** The sign-in page, with the reason by its code: nobody makes it say anything else by a link. */
function refusedAt(error: unknown, request: FastifyRequest): string {
  if (!(error instanceof AppError) || !refusals.has(error.code)) throw error;
  request.refusal = error.code;
  return `/?refus=${error.code}`;
}

/** What a header cannot hold, percent-encoded. */
function asHeader(path: string): string {
  return path.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** A page of ours, and no other site's (ASVS 5.0 3.7.2). */
function isOwnPage(path: string): boolean {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path);
}
