import { Type } from "typebox";
import { identifier, list } from "../../schema.ts";
import { addCampaign } from "../../school/add-campaign.ts";
import { listCampaigns } from "../../school/campaign.repository.ts";
import { toCampaign } from "../../school/campaign.ts";
import { changeCampaign } from "../../school/change-campaign.ts";
import { Campaign, CampaignChange, NewCampaign } from "../../school/school.schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

export function campaignRoutes(app: App, { database, clock }: AppContext): void {
  app.get(
    "/api/campaigns",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "The campaigns of the school, archived ones last",
        tags: ["campaigns"],
        response: { 200: list(Campaign), "4xx": ProblemDetails },
      },
    },
    async (request) => {
      const campaigns = await listCampaigns(database.db, actorOf(request).schoolId);
      return { items: campaigns.map(toCampaign) };
    },
  );

  app.post(
    "/api/campaigns",
    {
      config: { access: "whole_school" },
      schema: {
        summary: "Add a campaign",
        tags: ["campaigns"],
        body: NewCampaign,
        response: { 201: Campaign, "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await addCampaign(database, actorOf(request), request.body)),
  );

  app.patch(
    "/api/campaigns/:id",
    {
      config: { access: "whole_school" },
      schema: {
        summary: "Rename, date or archive a campaign",
        tags: ["campaigns"],
        params: Type.Object({ id: identifier() }),
        body: CampaignChange,
        response: { 200: Campaign, "4xx": ProblemDetails },
      },
    },
    (request) => changeCampaign(database, actorOf(request), request.params.id, request.body, clock),
  );
}
