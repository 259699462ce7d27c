import { type Static, Type } from "typebox";
import { identifier, list, nullable, timestamp } from "../schema.ts";

/** One thing that happened to a candidate, ready to be read. */
export const CandidateEvent = Type.Object({
  at: timestamp(),
  /** Null when the command line or the program itself did it. */
  user: nullable(Type.String()),
  message: Type.String(),
  arrival: Type.Boolean({ description: "The profile came with it" }),
  importId: nullable(identifier({ description: "The import's page, for those who may open it" })),
});
export type CandidateEvent = Static<typeof CandidateEvent>;

export const CandidateHistory = list(CandidateEvent);
