import { Readable } from "node:stream";
import { Type } from "typebox";
import { addComment } from "../../journal/add-comment.ts";
import { eventKinds } from "../../journal/event-catalogue.ts";
import { journalCsv, journalWorkbook } from "../../journal/export-journal.ts";
import {
  EventKinds,
  JournalCandidatePage,
  JournalEntry,
  JournalFilter,
  JournalPage,
  JournalQuery,
  NewComment,
} from "../../journal/journal.schema.ts";
import { listEntryCandidates, listJournal } from "../../journal/list-journal.ts";
import { identifier, PageQuery } from "../../schema.ts";
import { workbookType } from "../../spreadsheet/write-workbook.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

export function journalRoutes(app: App, { database }: AppContext): void {
  app.get(
    "/api/journal",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "The Historique de l'école, newest first",
        tags: ["journal"],
        querystring: JournalQuery,
        response: { 200: JournalPage, "4xx": ProblemDetails },
      },
    },
    (request) => listJournal(database.db, actorOf(request), request.query),
  );

  app.post(
    "/api/journal",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Write a comment in the Historique",
        tags: ["journal"],
        body: NewComment,
        response: { 201: JournalEntry, "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await addComment(database, actorOf(request), request.body)),
  );

  app.get(
    "/api/journal/:id/candidates",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "The candidates that an entry is about, as long as they exist and may be seen, by name",
        tags: ["journal"],
        params: Type.Object({ id: identifier() }),
        querystring: PageQuery,
        response: { 200: JournalCandidatePage, "4xx": ProblemDetails },
      },
    },
    (request) =>
      listEntryCandidates(database.db, actorOf(request), request.params.id, {
        page: request.query.page,
        pageSize: request.query.pageSize,
      }),
  );

  app.get(
    "/api/journal/types",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "The types of events, grouped, with their French names",
        tags: ["journal"],
        response: { 200: EventKinds, "4xx": ProblemDetails },
      },
    },
    () => ({ items: eventKinds() }),
  );

  app.get(
    "/api/journal/export.csv",
    {
      config: { access: "school_admin", costs: "exports", event: "data.exported" },
      schema: {
        summary: "The entries that match as CSV (semicolons, for French Excel)",
        tags: ["journal"],
        querystring: JournalFilter,
        response: { 200: Type.Unknown({ description: "text/csv" }), "4xx": ProblemDetails },
      },
    },
    (request, reply) =>
      reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="historique.csv"')
        .send(Readable.from(journalCsv(database.db, actorOf(request), request.query))),
  );

  app.get(
    "/api/journal/export.xlsx",
    {
      config: { access: "school_admin", costs: "exports", event: "data.exported" },
      schema: {
        summary: "The entries that match as an Excel workbook",
        tags: ["journal"],
        querystring: JournalFilter,
        response: { 200: Type.Unknown({ description: "The workbook" }), "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      reply
        .type(workbookType)
        .header("content-disposition", 'attachment; filename="historique.xlsx"')
        .send(await journalWorkbook(database.db, actorOf(request), request.query)),
  );
}
