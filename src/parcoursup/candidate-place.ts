import { formatPath, type JsonPath } from "./json-path.ts";
import type { CandidateReference, Position } from "./problem.ts";

/** Where a candidate stands in a delivery, and who it is. Flat, because one is kept for each candidate of a file. */
export interface CandidatePlace extends CandidateReference {
  /** ZIP entry, from 0. */
  readonly entryIndex: number;
  readonly entry: string | null;
  /** The array that holds the candidate, and its index there. */
  readonly list: JsonPath;
  readonly at: number;
  /** Of the candidate's `{`. */
  readonly line: number;
  readonly column: number;
}

/** Where a problem stands and whom it is about. */
export interface Location extends Position {
  readonly candidate: CandidateReference | null;
}

/** The location of what a candidate lacks: the path it would have, the line and column of the candidate. */
export function locationOf(place: CandidatePlace, inner: JsonPath): Location {
  const { list, at, line, column, entry } = place;
  return { path: formatPath([...list, at, ...inner]), line, column, entry, candidate: referenceOf(place) };
}

export function referenceOf({
  index,
  fileNumber,
  lastName,
  firstName,
}: CandidateReference): CandidateReference {
  return { index, fileNumber, lastName, firstName };
}
