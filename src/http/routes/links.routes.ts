import { Type } from "typebox";
import { compareCandidates } from "../../liaison/compare-candidates.ts";
import { LinkOutcome, LinkRequest, UnlinkOutcome } from "../../liaison/link.schema.ts";
import { linkAllCertain } from "../../liaison/link-all-certain.ts";
import { linkCandidates } from "../../liaison/link-candidates.ts";
import { selectBadges, selectProfileLinks, selectProposals } from "../../liaison/proposal.repository.ts";
import {
  LinkAllOutcome,
  LinkAllRequest,
  LinkBadges,
  LinkComparison,
  LinkProposalPage,
  LinkProposalQuery,
  PairRequest,
  ProfileLinks,
  UnlinkAllOutcome,
} from "../../liaison/proposal.schema.ts";
import { refuseLink } from "../../liaison/refuse-link.ts";
import { settleProposals } from "../../liaison/settle-proposals.ts";
import { unlinkBatch, unlinkCandidates } from "../../liaison/unlink-candidates.ts";
import { identifier } from "../../schema.ts";
import { actorOf } from "../access.ts";
import type { App, AppContext } from "../app.ts";
import { ProblemDetails } from "../problem-details.ts";

const config = { access: "school_admin" } as const;
const tags = ["liaison"];

export function linkRoutes(app: App, { database }: AppContext): void {
  proposalRoutes(app, database);

  app.post(
    "/api/links",
    {
      config,
      schema: {
        summary: "Make one profile of two that are one person",
        tags,
        body: LinkRequest,
        response: { 201: LinkOutcome, "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const outcome = await linkCandidates(database, actorOf(request), request.body);
      return reply.code(201).send(outcome);
    },
  );

  app.post(
    "/api/links/certain",
    {
      config,
      schema: {
        summary: "Link every pair of the grade certain, in one go",
        tags,
        body: LinkAllRequest,
        response: { 201: LinkAllOutcome, "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      const outcome = await linkAllCertain(database, actorOf(request), request.body.expected);
      return reply.code(201).send(outcome);
    },
  );

  app.delete(
    "/api/links/:id",
    {
      config,
      schema: {
        summary: "Give back the two profiles of a link",
        tags,
        params: Type.Object({ id: identifier() }),
        querystring: Type.Object({
          refuse: Type.Boolean({ default: false, description: "And remember that they are two persons" }),
        }),
        response: { 200: UnlinkOutcome, "4xx": ProblemDetails },
      },
    },
    (request) => unlinkCandidates(database, actorOf(request), request.params.id, request.query),
  );

  app.delete(
    "/api/link-batches/:id",
    {
      config,
      schema: {
        summary: "Take back links that were made in one go",
        tags,
        params: Type.Object({ id: Type.String({ pattern: "^[0-9a-f-]{36}$" }) }),
        response: { 200: UnlinkAllOutcome, "4xx": ProblemDetails },
      },
    },
    (request) => unlinkBatch(database, actorOf(request), request.params.id),
  );

  app.get(
    "/api/candidates/:id/links",
    {
      config,
      schema: {
        summary: "The profiles that went into this one",
        tags,
        params: Type.Object({ id: identifier() }),
        response: { 200: ProfileLinks, "4xx": ProblemDetails },
      },
    },
    async (request) => ({
      items: await selectProfileLinks(database.db, actorOf(request), request.params.id),
    }),
  );
}

function proposalRoutes(app: App, database: AppContext["database"]): void {
  app.get(
    "/api/link-proposals",
    {
      config,
      schema: {
        summary: "Profiles that may be one person, the surest first",
        tags,
        querystring: LinkProposalQuery,
        response: { 200: LinkProposalPage, "4xx": ProblemDetails },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      await settleProposals(database, actor.schoolId);
      return selectProposals(database.db, actor, request.query);
    },
  );

  app.get(
    "/api/link-proposals/badges",
    {
      config,
      schema: {
        summary: "How many counterparts some candidates have",
        tags,
        querystring: Type.Object({
          candidates: Type.String({ pattern: "^[0-9]{1,18}(,[0-9]{1,18}){0,99}$" }),
        }),
        response: { 200: LinkBadges, "4xx": ProblemDetails },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      await settleProposals(database, actor.schoolId);
      return { items: await selectBadges(database.db, actor, request.query.candidates.split(",")) };
    },
  );

  app.get(
    "/api/link-proposals/comparison",
    {
      config,
      schema: {
        summary: "Two profiles side by side, the older one as the one that stays",
        tags,
        querystring: PairRequest,
        response: { 200: LinkComparison, "4xx": ProblemDetails },
      },
    },
    (request) => compareCandidates(database.db, actorOf(request), request.query),
  );

  app.post(
    "/api/link-refusals",
    {
      config,
      schema: {
        summary: "These two are not one person: never propose them again",
        tags,
        body: PairRequest,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      await refuseLink(database, actorOf(request), request.body, true);
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/api/link-refusals/withdraw",
    {
      config,
      schema: {
        summary: "These two may be proposed again",
        tags,
        body: PairRequest,
        response: { 204: Type.Null(), "4xx": ProblemDetails },
      },
    },
    async (request, reply) => {
      await refuseLink(database, actorOf(request), request.body, false);
      return reply.code(204).send(null);
    },
  );
}
