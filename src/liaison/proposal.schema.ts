import { type Static, Type } from "typebox";
import { choice, day, identifier, list, nullable, PageQuery, page, timestamp } from "../schema.ts";

export const LinkGrade = choice(["certain", "probable", "possible"]);
export type LinkGrade = Static<typeof LinkGrade>;

/** Enough of a profile to tell it from others in a list. */
export const LinkPerson = Type.Object({
  id: Type.String(),
  lastName: Type.String(),
  firstName: Type.String(),
  birthDate: nullable(day()),
  establishment: Type.Object({ uai: Type.String(), name: Type.String() }),
  campaign: nullable(Type.String({ description: "Null in the SAS" })),
  createdAt: timestamp(),
});
export type LinkPerson = Static<typeof LinkPerson>;

/** Two profiles that may be one person. */
export const LinkProposal = Type.Object({
  keep: LinkPerson,
  absorb: LinkPerson,
  grade: LinkGrade,
  conflict: Type.Boolean({ description: "One file number, two persons as far as the profiles say" }),
  reasons: Type.Array(Type.String({ description: "Codes of `linking/comparison.ts`" })),
});
export type LinkProposal = Static<typeof LinkProposal>;

const Grades = Type.Object({
  certain: Type.Integer(),
  probable: Type.Integer(),
  possible: Type.Integer(),
});

/** A page of the list to work through; `grades` counts all that match but for the grade. */
export const LinkProposalPage = Type.Intersect([
  page(LinkProposal),
  Type.Object({
    grades: Grades,
    candidates: Type.Integer({
      description: "With `import`: how many of its people have a certain or probable counterpart",
    }),
  }),
]);
export type LinkProposalPage = Static<typeof LinkProposalPage>;

export const LinkProposalFilter = Type.Partial(
  Type.Object({
    grade: LinkGrade,
    establishment: Type.String({ maxLength: 20, description: "UAI of one of the two" }),
    import: identifier({ description: "One of the two is in the file of this import" }),
    candidate: identifier({ description: "One of the two" }),
  }),
);
export type LinkProposalFilter = Static<typeof LinkProposalFilter>;

export const LinkProposalQuery = Type.Intersect([LinkProposalFilter, PageQuery]);
export type LinkProposalQuery = Static<typeof LinkProposalQuery>;

/** How many counterparts some candidates have, and the best grade among them. */
export const LinkBadges = list(
  Type.Object({ candidateId: Type.String(), grade: LinkGrade, count: Type.Integer() }),
);
export type LinkBadges = Static<typeof LinkBadges>;

/** One field of two profiles. */
export const ComparedField = Type.Object({
  name: Type.String(),
  keep: nullable(Type.String()),
  absorb: nullable(Type.String()),
  /** `same`: nothing to choose; `fill`: a blank that the link fills; `different`: a choice. */
  state: choice(["same", "fill", "different"]),
});
export type ComparedField = Static<typeof ComparedField>;

/** What a link would join of one of the two profiles. */
const ComparedSide = Type.Intersect([
  LinkPerson,
  Type.Object({
    version: Type.String(),
    diplomas: Type.Array(Type.String()),
    wishes: Type.Array(Type.String()),
  }),
]);

/** Two profiles side by side: what a person decides on. */
export const LinkComparison = Type.Object({
  keep: ComparedSide,
  absorb: ComparedSide,
  fields: Type.Array(ComparedField),
  grade: nullable(LinkGrade),
  conflict: Type.Boolean(),
  forbidden: Type.Boolean({ description: "Two different identifiers: never proposed by itself" }),
  reasons: Type.Array(Type.String()),
  refused: Type.Boolean({ description: "Somebody has said that they are two persons" }),
});
export type LinkComparison = Static<typeof LinkComparison>;

export const PairRequest = Type.Object(
  { one: identifier(), other: identifier() },
  { additionalProperties: false },
);
export type PairRequest = Static<typeof PairRequest>;

/** A link of a profile, the latest first: only that one can be taken back. */
export const ProfileLink = Type.Object({
  id: Type.String(),
  at: timestamp(),
  user: nullable(Type.String()),
  absorbed: Type.Object({
    id: Type.String(),
    lastName: Type.String(),
    firstName: Type.String(),
    establishment: Type.String(),
  }),
  latest: Type.Boolean(),
});
export const ProfileLinks = list(ProfileLink);
export type ProfileLinks = Static<typeof ProfileLinks>;

export const LinkAllRequest = Type.Object(
  {
    expected: Type.Integer({
      minimum: 1,
      description: "How many the summary told: when there are others now, nothing is done",
    }),
  },
  { additionalProperties: false },
);

export const LinkAllOutcome = Type.Object({ batchId: Type.String(), linked: Type.Integer() });
export type LinkAllOutcome = Static<typeof LinkAllOutcome>;

export const UnlinkAllOutcome = Type.Object({
  unlinked: Type.Integer(),
  kept: Type.Integer({ description: "Linked again since, or gone" }),
});
export type UnlinkAllOutcome = Static<typeof UnlinkAllOutcome>;
