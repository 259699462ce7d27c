import { Type } from "typebox";
import { findMe } from "../../accounts/account.repository.ts";
import { Me, MeChange, PasswordChange } from "../../accounts/account.schema.ts";
import { changePassword } from "../../accounts/change-password.ts";
import { changeTargetCampaign } from "../../accounts/change-target-campaign.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";
import { setSessionCookie } from "../session-cookie.ts";

export function meRoutes(app: App, { database, config, clock }: AppContext): void {
  app.get(
    "/api/me",
    {
      config: { access: "signed-in", beforePasswordChange: true },
      schema: {
        summary: "The signed-in person",
        tags: ["me"],
        response: { 200: Me, "4xx": ProblemDetails },
      },
    },
    (request) => findMe(database.db, actorOf(request)),
  );

  app.patch(
    "/api/me",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Choose the target campaign",
        tags: ["me"],
        body: MeChange,
        response: { 200: Me, "4xx": ProblemDetails },
      },
    },
    (request) => changeTargetCampaign(database, actorOf(request), request.body),
  );

  app.post(
    "/api/me/password",
    {
      config: { access: "signed-in", beforePasswordChange: true },
      schema: {
        summary: "Change one's own password",
        description: "Every session of the account ends; this one goes on under a new cookie.",
        tags: ["me"],
        body: PasswordChange,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const token = await changePassword(database, actorOf(request), request.body, clock);
      setSessionCookie(reply, config, token);
      return reply.code(204).send(null);
    },
  );
}
