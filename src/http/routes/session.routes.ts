import { Type } from "typebox";
import { findMe } from "../../accounts/account.repository.ts";
import { Authentication, Me, SignIn } from "../../accounts/account.schema.ts";
import { authenticateAgain } from "../../accounts/authenticate-again.ts";
import { signIn } from "../../accounts/sign-in.ts";
import { signOut } from "../../accounts/sign-out.ts";
import { callerOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";
import { clearSessionCookie, readSessionCookie, setSessionCookie } from "../session-cookie.ts";

export function sessionRoutes(app: App, { database, config, clock }: AppContext): void {
  app.post(
    "/api/session",
    {
      config: { access: "public", event: "session.opened" },
      schema: {
        summary: "Sign in",
        description:
          "Sets the session cookie, which every other request sends back. For an account with a second factor, the right password alone is answered 401 `session.code_required`: the same request is sent again with `code`.",
        tags: ["session"],
        body: SignIn,
        response: { 200: Me, "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const origin = {
        clientAddress: request.ip,
        userAgent: request.headers["user-agent"],
        previousToken: readSessionCookie(request, config),
        onAccount: (account: string) => {
          request.told = { account };
        },
      };
      const { token, actor, secondFactor } = await signIn(database, request.body, origin, clock);
      request.told = { account: actor.accountId, by: secondFactor ? "password and code" : "password" };
      setSessionCookie(reply, config, token);
      return findMe(database.db, actor);
    },
  );

  app.post(
    "/api/session/authentication",
    {
      config: { access: "signed-in", beforeSecondFactor: true, costs: "accounts", event: "session.proved" },
      schema: {
        summary: "Prove once more who one is",
        description:
          "What cannot be undone or gives rights is refused with `session.recent_authentication_required` to a session whose holder last did so more than ten minutes ago. The session goes on under a new cookie.",
        tags: ["session"],
        body: Authentication,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const token = await authenticateAgain(database, callerOf(request), request.body, clock);
      setSessionCookie(reply, config, token);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    "/api/session",
    {
      // Whoever asks to leave has left, even when the session had already expired.
      config: { access: "public", event: "session.ended" },
      schema: {
        summary: "Sign out",
        tags: ["session"],
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const token = readSessionCookie(request, config);
      const account = token === null ? null : await signOut(database.db, token);
      if (account !== null) request.told = { account };
      clearSessionCookie(reply, config);
      // Of this site alone; `"cookies"` would sign people out of the school's other services, `"cache"` holds nothing of theirs.
      return reply.code(204).header("clear-site-data", '"storage"').send(null);
    },
  );
}
