import { Readable } from "node:stream";
import multipart from "@fastify/multipart";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { Scope } from "../../accounts/actor.ts";
import type { Connection } from "../../database/database.ts";
import { errors } from "../../errors/error-catalogue.ts";
import {
  ImportDetail,
  ImportedCandidatePage,
  ImportedCandidateQuery,
  ImportLimitsAnswer,
  ImportPage,
  ImportReport,
  type SourceName,
  UndoReport,
} from "../../imports/import.schema.ts";
import { importCsv } from "../../imports/import-csv.ts";
import { importFile } from "../../imports/import-file.ts";
import { findImport, listImports } from "../../imports/import-history.repository.ts";
import { importTarget } from "../../imports/import-target.ts";
import { listImportedCandidates } from "../../imports/imported-candidates.repository.ts";
import { undoImport } from "../../imports/undo-import.ts";
import { identifier, PageQuery } from "../../schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { answerImport } from "../import-answer.ts";
import { importContext, withUploadedFile } from "../import-upload.ts";
import { ProblemDetails } from "../problem-details.ts";

const ImportQuery = Type.Object({
  dryRun: Type.Boolean({ default: false }),
  confirm: Type.Optional(
    Type.String({ maxLength: 500, description: "Codes of the guards, comma-separated" }),
  ),
});

export async function importRoutes(app: App, context: AppContext): Promise<void> {
  await app.register(multipart, {
    limits: { files: 2, fields: 10, parts: 12 },
    throwFileSizeLimit: false,
  });

  const takesFiles = {
    tags: ["imports"],
    params: Type.Object({ uai: Type.String({ maxLength: 20 }) }),
    querystring: ImportQuery,
    consumes: ["multipart/form-data"],
    response: { 201: ImportReport, "4xx": ProblemDetails },
  };
  const events =
    "With `Accept: text/event-stream` the answer is 200 and a stream: `progress` events, then one last event. " +
    "`report` carries the body of the plain answer, where `status` is always the report's word (`imported`, `dry-run`, `rejected`, `needs-confirmation`). " +
    "`error` carries problem details, where the import failed or was stopped after the stream had begun. " +
    "What is refused before it begins is answered as without the header. A stream that ends with neither was cut: `GET /api/imports` tells how the import ended.";

  /** Imports the file of a request into the establishment that its address names. */
  const importOf = (source: SourceName) => async (request: ImportRouteRequest, reply: FastifyReply) => {
    const actor = actorOf(request);
    const establishment = await importTarget(context.database.db, actor, request.params.uai, source);
    const { schoolId, accountId, establishmentIds } = actor;
    const observe = (work: () => Promise<ImportReport>) =>
      context.stopping.during(() => app.metrics.observeImport(work));
    return answerImport(request, reply, (onProgress) =>
      withUploadedFile(request, { config: context.config, source, onProgress }, (file) =>
        observe(() =>
          importFile(importContext(context), {
            ...file,
            source,
            schoolId,
            accountId,
            establishmentIds,
            establishment,
            dryRun: request.query.dryRun,
            confirmed: codesOf(request.query.confirm),
            onProgress,
          }),
        ),
      ),
    );
  };

  app.post(
    "/api/establishments/:uai/imports",
    {
      config: { access: "school_admin", costs: "imports" },
      schema: {
        ...takesFiles,
        summary: "Import a Parcoursup file (multipart, field `file`)",
        description: events,
      },
    },
    importOf("parcoursup"),
  );

  app.post(
    "/api/establishments/:uai/table-imports",
    {
      config: { access: "school_admin", costs: "imports" },
      schema: {
        ...takesFiles,
        summary: "Import a table of candidates, .xlsx or .csv (multipart, field `file`)",
        description: `Its columns are those of \`/modele_candidats.xlsx\`. ${events}`,
      },
    },
    importOf("table"),
  );

  app.get(
    "/api/import-limits",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "How big files may be that are imported",
        tags: ["imports"],
        response: { 200: ImportLimitsAnswer, "4xx": ProblemDetails },
      },
    },
    async () => {
      const { limits, tableLimits } = context.config;
      return {
        fileSize: limits.fileSize,
        tableFileSize: tableLimits.fileSize,
        candidates: limits.candidates,
      };
    },
  );

  app.get(
    "/api/imports",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "The Historique des imports, newest first",
        tags: ["imports"],
        querystring: Type.Intersect([
          PageQuery,
          Type.Object({ establishment: Type.Optional(Type.String({ maxLength: 20 })) }),
        ]),
        response: { 200: ImportPage, "4xx": ProblemDetails },
      },
    },
    (request) => listImports(context.database.db, actorOf(request), request.query),
  );

  app.get(
    "/api/imports/:id",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "One import and what it found",
        tags: ["imports"],
        params: ImportParams,
        response: { 200: ImportDetail, "4xx": ProblemDetails },
      },
    },
    (request) => requireImport(context.database.db, actorOf(request), request.params.id),
  );

  app.get(
    "/api/imports/:id/candidates",
    {
      config: { access: "school_admin" },
      schema: {
        summary:
          "The people of an import: created, updated (field by field), unchanged, with fields kept, or with a wish newly absent",
        tags: ["imports"],
        params: ImportParams,
        querystring: ImportedCandidateQuery,
        response: { 200: ImportedCandidatePage, "4xx": ProblemDetails },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      await requireImport(context.database.db, actor, request.params.id);
      return listImportedCandidates(context.database.db, actor, request.params.id, request.query);
    },
  );

  app.get(
    "/api/imports/:id/export.csv",
    {
      config: { access: "school_admin", costs: "exports", event: "data.exported" },
      schema: {
        summary: "The people of an import as CSV (semicolons, for French Excel)",
        tags: ["imports"],
        params: ImportParams,
        response: { 200: Type.Unknown({ description: "text/csv" }), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      await requireImport(context.database.db, actor, request.params.id);
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="import-${request.params.id}.csv"`)
        .send(Readable.from(importCsv(context.database.db, actor, request.params.id)));
    },
  );

  app.post(
    "/api/imports/:id/undo",
    {
      config: { access: "school_admin", costs: "imports" },
      schema: {
        summary: "Undo the latest import of its establishment",
        tags: ["imports"],
        params: ImportParams,
        querystring: Type.Object({ dryRun: Type.Boolean({ default: false }) }),
        response: { 200: UndoReport, "4xx": ProblemDetails },
      },
    },
    (request) => undoImport(context.database, actorOf(request), request.params.id, request.query),
  );
}

type ImportRouteRequest = FastifyRequest<{
  Params: { uai: string };
  Querystring: Static<typeof ImportQuery>;
}>;

const ImportParams = Type.Object({ id: identifier() });

/** The import, or the answer that it is unknown here. */
async function requireImport(db: Connection, scope: Scope, id: string): Promise<ImportDetail> {
  const found = await findImport(db, scope, id);
  if (found === null) throw errors.import.notFound();
  return found;
}

function codesOf(confirm: string | undefined): string[] {
  return (confirm ?? "").split(",").map((code) => code.trim());
}
