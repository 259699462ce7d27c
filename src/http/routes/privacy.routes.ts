import { Type } from "typebox";
import { changeSettings } from "../../privacy/change-settings.ts";
import { erasePerson, previewErasure } from "../../privacy/erase-person.ts";
import { exportPerson } from "../../privacy/export-person.ts";
import {
  Erasure,
  ErasurePreview,
  PrivacyChange,
  PrivacySettings,
  PurgeReport,
} from "../../privacy/privacy.schema.ts";
import { previewPurge } from "../../privacy/purge-school.ts";
import { readSettings } from "../../privacy/read-settings.ts";
import { identifier } from "../../schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

const params = Type.Object({ id: identifier() });

export function privacyRoutes(app: App, { database, clock }: AppContext): void {
  app.get(
    "/api/school/privacy",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "What the school keeps of its candidates, and how long",
        tags: ["privacy"],
        response: { 200: PrivacySettings, "4xx": ProblemDetails },
      },
    },
    (request) => readSettings(database.db, actorOf(request)),
  );

  app.patch(
    "/api/school/privacy",
    {
      // Shorter durations remove candidates for good at the next purge.
      config: { access: "whole_school", recentAuthentication: true, event: "settings.privacy_changed" },
      schema: {
        summary: "Change it; takes effect at the next import (sections) and the next purge",
        tags: ["privacy"],
        body: PrivacyChange,
        response: { 200: PrivacySettings, "4xx": ProblemDetails },
      },
    },
    (request) => changeSettings(database, actorOf(request), request.body),
  );

  app.get(
    "/api/school/privacy/purge",
    {
      config: { access: "whole_school" },
      schema: {
        summary: "What the next purge would remove",
        tags: ["privacy"],
        response: { 200: PurgeReport, "4xx": ProblemDetails },
      },
    },
    (request) => previewPurge(database.db, actorOf(request).schoolId, clock),
  );

  app.get(
    "/api/candidates/:id/personal-data.zip",
    {
      config: { access: "school_admin", costs: "exports", event: "data.person_exported" },
      schema: {
        summary: "Right of access: everything about one person, to read (HTML) and to reuse (JSON)",
        tags: ["privacy"],
        params,
        response: { 200: Type.Unknown({ description: "application/zip" }), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const { fileName, content } = await exportPerson(database, actorOf(request), request.params.id, clock);
      return reply
        .type("application/zip")
        .header("content-disposition", `attachment; filename="${fileName}"`)
        .send(content);
    },
  );

  app.get(
    "/api/candidates/:id/erasure",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "What to know before erasing a person",
        tags: ["privacy"],
        params,
        response: { 200: ErasurePreview, "4xx": ProblemDetails },
      },
    },
    (request) => previewErasure(database.db, actorOf(request), request.params.id),
  );

  app.post(
    "/api/candidates/:id/erasure",
    {
      config: { access: "school_admin", recentAuthentication: true, event: "data.person_erased" },
      schema: {
        summary: "Right to erasure: removes everything about one person, for good",
        tags: ["privacy"],
        params,
        body: Erasure,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      await erasePerson(database, actorOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
}
