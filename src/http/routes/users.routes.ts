import { Type } from "typebox";
import { GeneratedPassword, NewUser, User, UserChange } from "../../accounts/account.schema.ts";
import { addUser } from "../../accounts/add-user.ts";
import { changeUser } from "../../accounts/change-user.ts";
import { listUsers } from "../../accounts/list-users.ts";
import { resetPassword } from "../../accounts/reset-password.ts";
import { identifier, list } from "../../schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

const params = Type.Object({ id: identifier() });

export function userRoutes(app: App, { database, clock }: AppContext): void {
  app.get(
    "/api/users",
    {
      config: { access: "school_admin" },
      schema: {
        summary: "Those who have an account in the school, as far as one's own rights go",
        tags: ["users"],
        response: { 200: list(User), "4xx": ProblemDetails },
      },
    },
    async (request) => ({ items: await listUsers(database.db, actorOf(request)) }),
  );

  app.post(
    "/api/users",
    {
      config: {
        access: "school_admin",
        recentAuthentication: true,
        costs: "accounts",
        event: "account.added",
      },
      schema: {
        summary: "Open an account",
        description: "The generated password is in this answer and nowhere else.",
        tags: ["users"],
        body: NewUser,
        response: { 201: GeneratedPassword, "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const added = await addUser(database, actorOf(request), request.body);
      request.told = { target: added.user.id, role: added.user.role };
      return reply.code(201).send(added);
    },
  );

  app.patch(
    "/api/users/:id",
    {
      config: {
        access: "school_admin",
        recentAuthentication: true,
        costs: "accounts",
        event: "account.changed",
      },
      schema: {
        summary: "Change an account's name, role or establishments, disable or enable it",
        tags: ["users"],
        params,
        body: UserChange,
        response: { 200: User, "4xx": ProblemDetails },
      },
    },
    (request) => {
      const { role, establishments, disabled } = request.body;
      request.told = {
        ...(role !== undefined && { role }),
        ...(establishments !== undefined && { limited: establishments !== null }),
        ...(disabled !== undefined && { disabled }),
      };
      return changeUser(database, actorOf(request), request.params.id, request.body, clock);
    },
  );

  app.post(
    "/api/users/:id/password",
    {
      config: {
        access: "school_admin",
        recentAuthentication: true,
        costs: "accounts",
        event: "account.password_reset",
      },
      schema: {
        summary: "Give a new password to somebody who lost theirs",
        description: "The generated password is in this answer and nowhere else; their sessions end.",
        tags: ["users"],
        params,
        response: { 200: GeneratedPassword, "4xx": ProblemDetails },
      },
    },
    (request) => resetPassword(database, actorOf(request), request.params.id),
  );
}
