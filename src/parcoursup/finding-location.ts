import { type CandidatePlace, type Location, locationOf, referenceOf } from "./candidate-place.ts";
import type { Finding } from "./field-reader.ts";
import { locateValue } from "./json-locator.ts";
import { formatPath } from "./json-path.ts";
import type { ProblemText } from "./problem-catalogue.ts";
import { positionIn } from "./text-position.ts";

/**
 * Where a finding stands in its file, and what it says when that depends on how the value is written there. `text` is the
 * candidate's, `depth` the levels it may have.
 */
export function findingDetail(
  finding: Finding,
  place: CandidatePlace,
  text: string,
  depth: number,
): Location & Partial<ProblemText> {
  const located = locate(finding, text, depth);
  if (located === null) return locationOf(place, finding.path);
  return {
    ...("written" in located && finding.restate?.(located.written)),
    path: formatPath([...place.list, place.at, ...located.path]),
    ...positionIn(text, located.offset, place),
    entry: place.entry,
    candidate: referenceOf(place),
  };
}

function locate({ at, path }: Finding, text: string, depth: number) {
  return at === "value" ? locateValue(text, path, depth) : { path, offset: at.offset };
}
