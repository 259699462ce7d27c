import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import staticFiles from "@fastify/static";
import type { FastifyReply } from "fastify";
import { modelSheets } from "../../candidate-table/model-sheets.ts";
import { errors } from "../../errors/error-catalogue.ts";
import { workbookType, writeWorkbook } from "../../spreadsheet/write-workbook.ts";
import type { App } from "../app.ts";
import { sendProblem } from "../problem-details.ts";

/** Up to the package, whose build is in `dist/web`: this module runs from `dist/server/http/routes/`, in tests from `src/http/routes/`. */
const packageDirectory = ["../../../", "../../../../"]
  .map((up) => fileURLToPath(new URL(up, import.meta.url)))
  .find((directory) => existsSync(join(directory, "package.json")));
if (packageDirectory === undefined) throw new Error("package.json is not above this module");
const webDirectory = join(packageDirectory, "dist", "web");
const modelFile = join(packageDirectory, "samples", "modele_base.json");

/** The interface: its files, and its one page for every address that is not the API's. */
export async function webRoutes(app: App): Promise<void> {
  const page = await readFile(join(webDirectory, "index.html"), "utf8").catch(() => null);

  await app.register(staticFiles, {
    root: join(webDirectory, "assets"),
    prefix: "/assets/",
    // Their names hold a digest of their content.
    immutable: true,
    maxAge: "1y",
    decorateReply: false,
  });

  app.get("/modele_base.json", { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type("application/json; charset=utf-8")
      .header("content-disposition", 'attachment; filename="modele_base.json"')
      .send(await readFile(modelFile)),
  );

  app.get("/modele_candidats.xlsx", { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type(workbookType)
      .header("content-disposition", 'attachment; filename="modele_candidats.xlsx"')
      .send(writeWorkbook(modelSheets())),
  );

  app.get("/favicon.svg", { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type("image/svg+xml")
      .header("cache-control", "public, max-age=86400")
      .send(await readFile(join(webDirectory, "favicon.svg"))),
  );

  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && !request.url.startsWith("/api/");
    if (!isPage || page === null) return sendProblem(reply, errors.request.notFound());
    return sendPage(reply, page);
  });
}

/** Scripts and styles run only from our files, or with the nonce of this very answer (ASVS 5.0 3.4.3). */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return reply
    .code(200)
    .header("content-security-policy", policy)
    .header("cache-control", "no-cache")
    .type("text/html; charset=utf-8")
    .send(page.replaceAll("__CSP_NONCE__", nonce));
}
