import { Type } from "typebox";
import { findMe } from "../../accounts/account.repository.ts";
import { Me, MeChange, OwnSession, PasswordChange } from "../../accounts/account.schema.ts";
import { changePassword } from "../../accounts/change-password.ts";
import { changeTargetCampaign } from "../../accounts/change-target-campaign.ts";
import { endOtherSessions, endOwnSession, listOwnSessions } from "../../accounts/own-sessions.ts";
import { identifier, list } from "../../schema.ts";
import { actorOf, callerOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";
import { setSessionCookie } from "../session-cookie.ts";

export function meRoutes(app: App, { database, config, clock }: AppContext): void {
  app.get(
    "/api/me",
    {
      config: { access: "signed-in", beforePasswordChange: true, beforeSecondFactor: true },
      schema: {
        summary: "The signed-in person",
        tags: ["me"],
        response: { 200: Me, "4xx": ProblemDetails },
      },
    },
    (request) => findMe(database.db, actorOf(request), callerOf(request).session),
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
    async (request) => {
      const { actor, session } = callerOf(request);
      await changeTargetCampaign(database, actor, request.body);
      return findMe(database.db, actor, session);
    },
  );

  app.post(
    "/api/me/password",
    {
      config: {
        access: "signed-in",
        beforePasswordChange: true,
        beforeSecondFactor: true,
        costs: "accounts",
        event: "account.password_changed",
      },
      schema: {
        summary: "Change one's own password",
        description: "Every session of the account ends; this one goes on under a new cookie.",
        tags: ["me"],
        body: PasswordChange,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const { actor, session } = callerOf(request);
      const origin = { userAgent: request.headers["user-agent"], session };
      const token = await changePassword(database, actor, request.body, origin, clock);
      setSessionCookie(reply, config, token);
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/api/me/sessions",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Where one is signed in",
        tags: ["me"],
        response: { 200: list(OwnSession), "4xx": ProblemDetails },
      },
    },
    async (request) => ({ items: await listOwnSessions(database.db, callerOf(request), clock) }),
  );

  app.delete(
    "/api/me/sessions",
    {
      config: { access: "signed-in", recentAuthentication: true, event: "session.ended" },
      schema: {
        summary: "End all of one's sessions but this one",
        tags: ["me"],
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      await endOtherSessions(database.db, callerOf(request));
      return reply.code(204).send(null);
    },
  );

  app.delete(
    "/api/me/sessions/:id",
    {
      config: { access: "signed-in", recentAuthentication: true, event: "session.ended" },
      schema: {
        summary: "End one of one's sessions",
        tags: ["me"],
        params: Type.Object({ id: identifier() }),
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      await endOwnSession(database.db, callerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
