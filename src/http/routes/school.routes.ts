import { renameSchool } from "../../school/rename-school.ts";
import { readSchool } from "../../school/school.repository.ts";
import { School, SchoolChange } from "../../school/school.schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

export function schoolRoutes(app: App, { database }: AppContext): void {
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
      config: { access: "whole_school" },
      schema: {
        summary: "Rename the school",
        tags: ["school"],
        body: SchoolChange,
        response: { 200: School, "4xx": ProblemDetails },
      },
    },
    (request) => renameSchool(database, actorOf(request), request.body),
  );
}
