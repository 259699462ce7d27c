import type { FastifyInstance } from "fastify";
import { errors } from "../errors/error-catalogue.ts";

/** Refuses numbers beyond all bounds (`1e400`): the schemas' own limits take them for text that is not a number yet, and let them pass. */
export function refuseEndlessNumbers(app: FastifyInstance): void {
  app.addHook("preHandler", async ({ query, body }) => {
    for (const part of [query, body])
      if (typeof part === "object" && part !== null)
        for (const [field, value] of Object.entries(part))
          if (typeof value === "number" && !Number.isFinite(value)) throw errors.request.invalid(field);
  });
}
