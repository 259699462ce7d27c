import { Type } from "typebox";
import { findMe } from "../../accounts/account.repository.ts";
import { Me, SignIn } from "../../accounts/account.schema.ts";
import { signIn } from "../../accounts/sign-in.ts";
import { signOut } from "../../accounts/sign-out.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";
import { clearSessionCookie, readSessionCookie, setSessionCookie } from "../session-cookie.ts";

export function sessionRoutes(app: App, { database, config, clock }: AppContext): void {
  app.post(
    "/api/session",
    {
      config: { access: "public" },
      schema: {
        summary: "Sign in",
        description: "Sets the session cookie, which every other request sends back.",
        tags: ["session"],
        body: SignIn,
        response: { 200: Me, "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const origin = { clientAddress: request.ip, previousToken: readSessionCookie(request, config) };
      const { token, actor } = await signIn(database, request.body, origin, clock);
      setSessionCookie(reply, config, token);
      return findMe(database.db, actor);
    },
  );

  app.delete(
    "/api/session",
    {
      // Whoever asks to leave has left, even when the session had already expired.
      config: { access: "public" },
      schema: {
        summary: "Sign out",
        tags: ["session"],
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const token = readSessionCookie(request, config);
      if (token !== null) await signOut(database.db, token);
      clearSessionCookie(reply, config);
      return reply.code(204).send(null);
    },
  );
}
