import type { FastifyInstance, FastifyRequest } from "fastify";
import { errors } from "../errors/error-catalogue.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writing requests that a browser sends from another site (ASVS 5.0 3.5.1, 3.5.3). Browsers always say where a
 * writing request comes from; a program that is not a browser says nothing, and carries no cookie by accident.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: URL | null): void {
  app.addHook("onRequest", async (request) => {
    if (!safeMethods.has(request.method) && !isSameOrigin(request, publicUrl))
      throw errors.request.foreignOrigin();
  });
}

function isSameOrigin(request: FastifyRequest, publicUrl: URL | null): boolean {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (origin === undefined) return site === undefined || site === "same-origin" || site === "none";
  if (publicUrl !== null) return origin === publicUrl.origin;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
