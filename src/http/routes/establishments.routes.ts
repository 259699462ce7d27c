import { Type } from "typebox";
import { label, list } from "../../schema.ts";
import { addEstablishment } from "../../school/add-establishment.ts";
import { changeEstablishment } from "../../school/change-establishment.ts";
import { listEstablishments } from "../../school/establishment.repository.ts";
import { Establishment, EstablishmentChange, NewEstablishment } from "../../school/school.schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

export function establishmentRoutes(app: App, { database }: AppContext): void {
  app.get(
    "/api/establishments",
    {
      // Recruiters too: they filter candidates by site. The ParcourSup service itself is refused to them.
      config: { access: "signed-in" },
      schema: {
        summary: "The sites of the school that the signed-in person may see",
        tags: ["establishments"],
        response: { 200: list(Establishment), "4xx": ProblemDetails },
      },
    },
    async (request) => ({ items: await listEstablishments(database.db, actorOf(request)) }),
  );

  app.post(
    "/api/establishments",
    {
      config: { access: "whole_school" },
      schema: {
        summary: "Add a site",
        tags: ["establishments"],
        body: NewEstablishment,
        response: { 201: Establishment, "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await addEstablishment(database, actorOf(request), request.body)),
  );

  app.patch(
    "/api/establishments/:uai",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Rename a site or switch its ParcourSup service",
        tags: ["establishments"],
        params: Type.Object({ uai: label(20) }),
        body: EstablishmentChange,
        response: { 200: Establishment, "4xx": ProblemDetails },
      },
    },
    (request) => changeEstablishment(database, actorOf(request), request.params.uai, request.body),
  );
}
