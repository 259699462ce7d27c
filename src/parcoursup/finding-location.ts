import { type CandidatePlace, type Location, locationOf, referenceOf } from "./candidate-place.ts";
import type { Finding } from "./field-reader.ts";
import { locateValue } from "./json-locator.ts";
import { formatPath } from "./json-path.ts";
import { positionIn } from "./text-position.ts";

/** Where a finding stands in its file. `text` is the candidate's, `depth` the levels it may have. */
export function findingLocation(
  finding: Finding,
  place: CandidatePlace,
  text: string,
  depth: number,
): Location {
  const located = locate(finding, text, depth);
  if (located === null) return locationOf(place, finding.path);
  return {
    path: formatPath([...place.list, place.at, ...located.path]),
    ...positionIn(text, located.offset, place),
    entry: place.entry,
    candidate: referenceOf(place),
  };
}

function locate({ at, path }: Finding, text: string, depth: number) {
  return at === "value" ? locateValue(text, path, depth) : { path, offset: at.offset };
}
