import type { FastifyInstance } from "fastify";
import { errors } from "../errors/error-catalogue.ts";

/**
 * Refuses what PostgreSQL's text cannot hold and nobody types: U+0000 in an address (its path or a filter), U+0000 and
 * halves of characters (lone surrogates) in a JSON body.
 */
export function refuseUnstorableText(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    if (request.url.includes("%00")) throw errors.request.invalid(null);
  });
  app.addHook("preValidation", async (request) => {
    const { body } = request;
    if (typeof body === "object" && body !== null)
      for (const [field, value] of Object.entries(body))
        if (holdsUnstorableText(value)) throw errors.request.invalid(field);
    if (holdsUnstorableText(body)) throw errors.request.invalid(null);
  });
}

function holdsUnstorableText(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\u0000") || /\p{Surrogate}/u.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => holdsUnstorableText(key) || holdsUnstorableText(inner));
}
