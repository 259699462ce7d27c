import { Type } from "typebox";
import {
  OwnSecondFactor,
  RecoveryCodes,
  SecondFactorKey,
  SecondFactorProof,
  User,
} from "../../accounts/account.schema.ts";
import { describeSecondFactor } from "../../accounts/describe-second-factor.ts";
import { removeOwnSecondFactor, resetSecondFactor } from "../../accounts/remove-second-factor.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
} from "../../accounts/set-up-second-factor.ts";
import { identifier } from "../../schema.ts";
import { actorOf, callerOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

const tags = ["second factor"];

export function secondFactorRoutes(app: App, { database, clock }: AppContext): void {
  app.get(
    "/api/me/second-factor",
    {
      config: { access: "signed-in", beforeSecondFactor: true },
      schema: {
        summary: "One's own second factor",
        tags,
        response: { 200: OwnSecondFactor, "4xx": ProblemDetails },
      },
    },
    (request) => describeSecondFactor(database.db, actorOf(request)),
  );

  app.post(
    "/api/me/second-factor",
    {
      config: {
        access: "signed-in",
        beforeSecondFactor: true,
        recentAuthentication: true,
        costs: "accounts",
      },
      schema: {
        summary: "Begin to set up a second factor, or another one",
        description: "The key is in this answer and nowhere else; nothing changes before its first code.",
        tags,
        response: { 200: SecondFactorKey, "4xx": ProblemDetails },
      },
    },
    (request) => beginSecondFactor(database, callerOf(request), clock),
  );

  app.post(
    "/api/me/second-factor/confirmation",
    {
      config: {
        access: "signed-in",
        beforeSecondFactor: true,
        costs: "accounts",
        event: "second_factor.added",
      },
      schema: {
        summary: "Set it up with its first code",
        description: "The recovery codes are in this answer and nowhere else; one's other sessions end.",
        tags,
        body: SecondFactorProof,
        response: { 200: RecoveryCodes, "4xx": ProblemDetails },
      },
    },
    (request) => confirmSecondFactor(database, callerOf(request), request.body, clock),
  );

  app.post(
    "/api/me/second-factor/recovery-codes",
    {
      config: {
        access: "signed-in",
        recentAuthentication: true,
        costs: "accounts",
        event: "second_factor.codes_renewed",
      },
      schema: {
        summary: "Ten new recovery codes in place of the former ones",
        tags,
        response: { 200: RecoveryCodes, "4xx": ProblemDetails },
      },
    },
    (request) => renewRecoveryCodes(database, callerOf(request)),
  );

  app.delete(
    "/api/me/second-factor",
    {
      config: {
        access: "signed-in",
        recentAuthentication: true,
        costs: "accounts",
        event: "second_factor.removed",
      },
      schema: {
        summary: "Go back to a password alone",
        tags,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      await removeOwnSecondFactor(database, callerOf(request));
      return reply.code(204).send(null);
    },
  );

  app.delete(
    "/api/users/:id/second-factor",
    {
      config: {
        access: "school_admin",
        recentAuthentication: true,
        costs: "accounts",
        event: "second_factor.reset",
      },
      schema: {
        summary: "Take away the second factor of somebody who lost it",
        description: "Their sessions end.",
        tags,
        params: Type.Object({ id: identifier() }),
        response: { 200: User, "4xx": ProblemDetails },
      },
    },
    (request) => resetSecondFactor(database, actorOf(request), request.params.id),
  );
}
