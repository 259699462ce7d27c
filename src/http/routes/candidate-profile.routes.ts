import { Type } from "typebox";
import { CandidateProfilePage, TargetQuery } from "../../sas/candidate.schema.ts";
import { CandidateHistory } from "../../sas/candidate-history.schema.ts";
import { viewCandidateHistory } from "../../sas/candidate-history.ts";
import { DiplomaEdit, NewDiploma } from "../../sas/diploma.schema.ts";
import { addDiploma, changeDiploma, removeDiploma } from "../../sas/edit-diplomas.ts";
import { Note, NoteEdit, Notes, NoteText } from "../../sas/note.schema.ts";
import { addNote, changeNote, listNotes, removeNote } from "../../sas/notes.ts";
import { SeenWriting } from "../../sas/seen-values.ts";
import { viewOnceWritten } from "../../sas/view-candidate.ts";
import { identifier } from "../../schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

const ofCandidate = Type.Object({ id: identifier() });
const ofDiploma = Type.Object({ id: identifier(), diplomaId: identifier() });
const ofNote = Type.Object({ id: identifier(), noteId: identifier() });

/** What staff add to a candidate's profile, and the candidate's own history. */
export function candidateProfileRoutes(app: App, { database, clock }: AppContext): void {
  app.post(
    "/api/candidates/:id/diplomas",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Add a diploma",
        tags: ["candidates"],
        params: ofCandidate,
        querystring: TargetQuery,
        body: NewDiploma,
        response: { 201: CandidateProfilePage, "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const profile = await viewOnceWritten(database.db, actor, request.query, async () => {
        await addDiploma(database, actor, id, request.body, clock);
        return id;
      });
      return reply.status(201).send(profile);
    },
  );

  app.patch(
    "/api/candidates/:id/diplomas/:diplomaId",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Change a diploma; imports leave what staff typed alone",
        tags: ["candidates"],
        params: ofDiploma,
        querystring: TargetQuery,
        body: DiplomaEdit,
        response: { 200: CandidateProfilePage, "4xx": ProblemDetails },
      },
    },
    (request) => {
      const actor = actorOf(request);
      const { id, diplomaId } = request.params;
      return viewOnceWritten(database.db, actor, request.query, async () => {
        await changeDiploma(database, actor, id, diplomaId, request.body, clock);
        return id;
      });
    },
  );

  app.delete(
    "/api/candidates/:id/diplomas/:diplomaId",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Remove a diploma that the school added",
        tags: ["candidates"],
        params: ofDiploma,
        querystring: Type.Intersect([SeenWriting, TargetQuery]),
        response: { 200: CandidateProfilePage, "4xx": ProblemDetails },
      },
    },
    (request) => {
      const actor = actorOf(request);
      const { id, diplomaId } = request.params;
      return viewOnceWritten(database.db, actor, request.query, async () => {
        await removeDiploma(database, actor, id, diplomaId, request.query);
        return id;
      });
    },
  );

  app.get(
    "/api/candidates/:id/notes",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Notes of staff about a candidate, newest first",
        tags: ["candidates"],
        params: ofCandidate,
        response: { 200: Notes, "4xx": ProblemDetails },
      },
    },
    async (request) => ({ items: await listNotes(database.db, actorOf(request), request.params.id) }),
  );

  app.post(
    "/api/candidates/:id/notes",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Write a note",
        tags: ["candidates"],
        params: ofCandidate,
        body: NoteText,
        response: { 201: Note, "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await addNote(database, actorOf(request), request.params.id, request.body.text)),
  );

  app.patch(
    "/api/candidates/:id/notes/:noteId",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Change a note of one's own",
        tags: ["candidates"],
        params: ofNote,
        body: NoteEdit,
        response: { 200: Note, "4xx": ProblemDetails },
      },
    },
    (request) => {
      const { id, noteId } = request.params;
      return changeNote(database, actorOf(request), id, noteId, request.body, clock);
    },
  );

  app.delete(
    "/api/candidates/:id/notes/:noteId",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Remove a note: one's own, or anybody's for an administrator",
        tags: ["candidates"],
        params: ofNote,
        querystring: SeenWriting,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const { id, noteId } = request.params;
      await removeNote(database, actorOf(request), id, noteId, request.query);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/api/candidates/:id/history",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "What happened to a candidate, newest first",
        tags: ["candidates"],
        params: ofCandidate,
        response: { 200: CandidateHistory, "4xx": ProblemDetails },
      },
    },
    async (request) => ({
      items: await viewCandidateHistory(database.db, actorOf(request), request.params.id),
    }),
  );
}
