import type { Person } from "./people/person.ts";
import { Random, type Stream, streams } from "./random.ts";
import { type Career, drawCareer } from "./schools/career.ts";

/** What is true of one candidate, before it is told in Parcoursup's sections. */
export interface CandidateFacts {
  readonly person: Person;
  readonly career: Career;
  readonly session: number;
  /** A fresh source for one section; `part` tells apart the programmes where the answer depends on them. */
  readonly random: (stream: Stream, part?: number) => Random;
}

export function gatherFacts(seed: number, index: number, person: Person, session: number): CandidateFacts {
  const random = (stream: Stream, part = 0) => new Random(seed, stream, index, part);
  return { person, career: drawCareer(random(streams.career), person, session), session, random };
}
