import { requireRecentAuthentication } from "../../accounts/caller.ts";
import { changeSchool } from "../../school/change-school.ts";
import { readSchool } from "../../school/school.repository.ts";
import { School, SchoolChange } from "../../school/school.schema.ts";
import { actorOf, callerOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

export function schoolRoutes(app: App, { database, clock }: AppContext): void {
  app.get(
    "/api/school",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "The school of the signed-in person",
        tags: ["school"],
        response: { 200: School, "4xx": ProblemDetails },
      },
    },
    (request) => readSchool(database.db, actorOf(request).schoolId),
  );

  app.patch(
    "/api/school",
    {
      config: { access: "whole_school", event: "settings.school_changed" },
      schema: {
        summary: "Rename the school; require a second factor of its users, or no longer",
        tags: ["school"],
        body: SchoolChange,
        response: { 200: School, "4xx": ProblemDetails },
      },
    },
    (request) => {
      const { actor } = callerOf(request);
      if (request.body.secondFactorRequired !== undefined)
        requireRecentAuthentication(callerOf(request), clock);
      return changeSchool(database, actor, request.body);
    },
  );
}
