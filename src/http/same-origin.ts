import type { FastifyInstance, FastifyRequest } from "fastify";
import { errors } from "../errors/error-catalogue.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writing requests that a browser sends from another site (ASVS 5.0 3.5.1, 3.5.3). Browsers always say where a
 * writing request comes from; a program that is not a browser says nothing, and carries no cookie by accident.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: URL | null): void {
  app.addHook("onRequest", async (request) => {
    const isAccepted = safeMethods.has(request.method)
      ? isPublic(request) || isSentByUs(request)
      : isSameOrigin(request, publicUrl);
    if (!isAccepted) throw errors.request.foreignOrigin();
  });
}

/** Reading changes nothing, but may cost much: a page of another site, of a neighbour too, makes nobody's browser ask for it. */
function isSentByUs({ headers }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/** The page itself, and what somebody who comes back from the identity provider asks for. */
function isPublic({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config.access ?? "public") === "public";
}

function isSameOrigin(request: FastifyRequest, publicUrl: URL | null): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return isSentByUs(request);
  if (publicUrl !== null) return origin === publicUrl.origin;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
