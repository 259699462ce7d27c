import { Type } from "typebox";
import {
  LinkedPassword,
  PasswordLink,
  PasswordLinkHolder,
  PasswordLinkToken,
} from "../../accounts/account.schema.ts";
import { createPasswordLink } from "../../accounts/create-password-link.ts";
import { choosePasswordByLink, readPasswordLink } from "../../accounts/use-password-link.ts";
import { identifier } from "../../schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

const tags = ["password links"];

export function passwordLinkRoutes(app: App, { database, clock }: AppContext): void {
  app.post(
    "/api/users/:id/password-link",
    {
      config: {
        access: "school_admin",
        recentAuthentication: true,
        costs: "accounts",
        event: "account.password_link_created",
      },
      schema: {
        summary: "A link by which somebody who lost a password chooses another",
        description: "In this answer and nowhere else; good once, for 24 hours; a new one replaces it.",
        tags,
        params: Type.Object({ id: identifier() }),
        response: { 201: PasswordLink, "4xx": ProblemDetails },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createPasswordLink(database, actorOf(request), request.params.id, clock)),
  );

  app.post(
    "/api/password-links/reading",
    {
      // Whoever holds the secret of the link is let in by it.
      config: { access: "public" },
      schema: {
        summary: "Whose password a link changes",
        tags,
        body: PasswordLinkToken,
        response: { 200: PasswordLinkHolder, "4xx": ProblemDetails },
      },
    },
    (request) => readPasswordLink(database.db, request.body.token, clock),
  );

  app.post(
    "/api/password-links/password",
    {
      config: { access: "public", event: "account.password_link_used" },
      schema: {
        summary: "Choose a password by a link",
        description: "The link is spent and every session of the account ends; then one signs in.",
        tags,
        body: LinkedPassword,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      request.told = { account: await choosePasswordByLink(database, request.body, clock) };
      return reply.code(204).send(null);
    },
  );
}
