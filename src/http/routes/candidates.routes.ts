import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { addCandidate } from "../../sas/add-candidate.ts";
import { admitCandidate, admitCandidates } from "../../sas/admit-candidates.ts";
import {
  Admission,
  AdmissionOfMany,
  AdmissionReport,
  CandidateFilter,
  CandidatePage,
  CandidateProfilePage,
  CandidateQuery,
  CandidateStageQuery,
  Comparison,
  DuplicateCounts,
  KeptSelection,
  SelectableCandidates,
  SelectionFor,
  TargetQuery,
} from "../../sas/candidate.schema.ts";
import { CandidateEdit } from "../../sas/candidate-change.schema.ts";
import { compareDuplicates } from "../../sas/compare-duplicates.ts";
import { countDuplicates } from "../../sas/count-duplicates.ts";
import { deleteCandidates } from "../../sas/delete-candidates.ts";
import { downloadRecord } from "../../sas/download-record.ts";
import { editCandidate } from "../../sas/edit-candidate.ts";
import { CandidateExportQuery, SelectionExport } from "../../sas/export.schema.ts";
import { type ExportedFile, exportCandidates, exportSelection } from "../../sas/export-candidates.ts";
import { keepSelectable } from "../../sas/keep-selectable.ts";
import { listCandidates } from "../../sas/list-candidates.ts";
import { NewCandidate } from "../../sas/new-candidate.schema.ts";
import { Removal, RemovalReport } from "../../sas/removal.schema.ts";
import { returnCandidate } from "../../sas/return-candidate.ts";
import { selectFiltered } from "../../sas/select-filtered.ts";
import { viewCandidate, viewOnceWritten } from "../../sas/view-candidate.ts";
import { identifier } from "../../schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

export function candidateRoutes(app: App, { database, clock }: AppContext): void {
  app.get(
    "/api/candidates",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "A page of the SAS d'admission, or of those who have left it",
        tags: ["candidates"],
        querystring: CandidateQuery,
        response: { 200: CandidatePage, "4xx": ProblemDetails },
      },
    },
    (request) => listCandidates(database.db, actorOf(request), request.query),
  );

  app.post(
    "/api/candidates",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Type in a candidate whom no file brings",
        tags: ["candidates"],
        querystring: TargetQuery,
        body: NewCandidate,
        response: { 201: CandidateProfilePage, "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const added = () => addCandidate(database, actor, request.body, clock);
      return reply.code(201).send(await viewOnceWritten(database.db, actor, request.query, added));
    },
  );

  app.get(
    "/api/candidates/export",
    {
      config: { access: "signed-in", costs: "exports", event: "data.exported" },
      schema: {
        summary: "The whole list, filtered and sorted as asked, as an Excel workbook, CSV or JSON",
        description:
          "CSV: semicolons and UTF-8 with its mark, for French Excel. Nationalities by the country's name, its code in JSON. Written in the Historique.",
        tags: ["candidates"],
        querystring: CandidateExportQuery,
        response: { 200: Type.Unknown({ description: "The file" }), "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      sendFile(reply, await exportCandidates(database.db, actorOf(request), request.query, clock)),
  );

  app.post(
    "/api/candidates/exports",
    {
      config: { access: "school_admin", costs: "exports", event: "data.exported" },
      schema: {
        summary: "The ticked candidates of the SAS as an Excel workbook, CSV or JSON",
        tags: ["candidates"],
        body: SelectionExport,
        response: { 200: Type.Unknown({ description: "The file" }), "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      sendFile(reply, await exportSelection(database.db, actorOf(request), request.body, clock)),
  );

  app.get(
    "/api/candidates/duplicates",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "How many candidates of the list are without duplicate, and of each kind",
        tags: ["candidates"],
        querystring: Type.Intersect([CandidateFilter, CandidateStageQuery, TargetQuery]),
        response: { 200: DuplicateCounts, "4xx": ProblemDetails },
      },
    },
    (request) => countDuplicates(database.db, actorOf(request), request.query),
  );

  app.get(
    "/api/candidates/selectable",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Those in the SAS who match and may leave it together",
        tags: ["candidates"],
        querystring: Type.Intersect([CandidateFilter, TargetQuery]),
        response: { 200: SelectableCandidates, "4xx": ProblemDetails },
      },
    },
    (request) => selectFiltered(database.db, actorOf(request), request.query),
  );

  app.post(
    "/api/candidates/selectable",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Of these candidates, those in the SAS who may leave it together",
        tags: ["candidates"],
        body: SelectionFor,
        response: { 200: KeptSelection, "4xx": ProblemDetails },
      },
    },
    (request) => keepSelectable(database.db, actorOf(request), request.body),
  );

  app.post(
    "/api/candidates/admissions",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Ajout multiple: several candidates leave the SAS; tells who could not and why",
        tags: ["candidates"],
        body: AdmissionOfMany,
        response: { 200: AdmissionReport, "4xx": ProblemDetails },
      },
    },
    (request) => admitCandidates(database, actorOf(request), request.body),
  );

  app.post(
    "/api/candidates/deletions",
    {
      config: { access: "school_admin", event: "data.candidates_deleted" },
      schema: {
        summary: "Delete candidates for ever; a dry run tells what goes along",
        description:
          "Send back what the dry run saw of each: whoever has changed since is kept, and told with the reason.",
        tags: ["candidates"],
        querystring: Type.Object({ dryRun: Type.Boolean({ default: false }) }),
        body: Removal,
        response: { 200: RemovalReport, "4xx": ProblemDetails },
      },
    },
    (request) => deleteCandidates(database, actorOf(request), request.body, request.query),
  );

  app.post(
    "/api/candidates/:id/admission",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Sortir du SAS: one candidate leaves the SAS for a campaign",
        tags: ["candidates"],
        params: Type.Object({ id: identifier() }),
        body: Admission,
        response: { 200: AdmissionReport, "4xx": ProblemDetails },
      },
    },
    (request) => admitCandidate(database, actorOf(request), request.params.id, request.body),
  );

  app.post(
    "/api/candidates/:id/return",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Bring a candidate back into the SAS from its campaign",
        tags: ["candidates"],
        params: Type.Object({ id: identifier() }),
        body: Admission,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      await returnCandidate(database, actorOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/api/candidates/:id/comparison",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Every profile of the same identity, side by side",
        tags: ["candidates"],
        params: Type.Object({ id: identifier() }),
        querystring: TargetQuery,
        response: { 200: Comparison, "4xx": ProblemDetails },
      },
    },
    (request) => compareDuplicates(database.db, actorOf(request), request.params.id, request.query),
  );

  app.get(
    "/api/candidates/:id",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Everything about one candidate",
        tags: ["candidates"],
        params: Type.Object({ id: identifier() }),
        querystring: TargetQuery,
        response: { 200: CandidateProfilePage, "4xx": ProblemDetails },
      },
    },
    (request) => viewCandidate(database.db, actorOf(request), request.params.id, request.query),
  );

  app.patch(
    "/api/candidates/:id",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Change identity or contact; imports leave what staff typed alone",
        description:
          "A `nationality` that names a country in French is kept as its code: `France`, `française` → `FR`; a `country` as its name: `FRANCE` → `France`.",
        tags: ["candidates"],
        params: Type.Object({ id: identifier() }),
        querystring: TargetQuery,
        body: CandidateEdit,
        response: { 200: CandidateProfilePage, "4xx": ProblemDetails },
      },
    },
    (request) => {
      const actor = actorOf(request);
      const { id } = request.params;
      return viewOnceWritten(database.db, actor, request.query, async () => {
        await editCandidate(database, actor, id, request.body, clock);
        return id;
      });
    },
  );

  app.get(
    "/api/candidates/:id/wishes/:wishId/parcoursup.json",
    {
      config: { access: "school_admin", costs: "exports", event: "data.exported" },
      schema: {
        summary: "What Parcoursup's file last held for this wish, byte for byte",
        tags: ["candidates"],
        params: Type.Object({ id: identifier(), wishId: identifier() }),
        response: { 200: Type.Unknown({ description: "The JSON object" }), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const { id, wishId } = request.params;
      const { fileName, content } = await downloadRecord(database.db, actorOf(request), id, wishId);
      return reply
        .type("application/json; charset=utf-8")
        .header("content-disposition", `attachment; filename="${fileName}"`)
        .send(content);
    },
  );
}

function sendFile(reply: FastifyReply, { mediaType, fileName, count, content }: ExportedFile): FastifyReply {
  return reply
    .type(mediaType)
    .header("content-disposition", `attachment; filename="${fileName}"`)
    .header("x-total-count", count)
    .send(content);
}
