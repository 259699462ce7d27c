import { composeEntry } from "./candidate-entry.ts";
import { gatherFacts } from "./candidate-facts.ts";
import { applyModel } from "./export-model.ts";
import type { JsonObject } from "./json.ts";
import { drawPair } from "./people/household.ts";
import { Random, streams } from "./random.ts";
import { type SampleOptions, withDefaults } from "./sample-options.ts";
import { programmeAt } from "./schools/programme.ts";

/**
 * The text of a synthetic Parcoursup export, candidate by candidate, in constant memory. It depends on nothing but the options, and
 * ends with a line feed. When `pretty`, it is what `JSON.stringify(…, null, 2)` gives for the whole.
 * @throws RangeError for options out of range.
 */
export function* generateExport(options: SampleOptions): Generator<string, void, undefined> {
  const { programmes, pretty } = withDefaults(options);
  const write = pretty ? prettyWriter : compactWriter;
  yield write.opening;
  for (let position = 0; position < programmes; position++) {
    yield write.programmeOpening(programmeAt(position).code, position === 0);
    let isFirst = true;
    for (const candidate of generateCandidates(options, position)) {
      yield write.candidate(candidate, isFirst);
      isFirst = false;
    }
    yield write.programmeClosing(isFirst);
  }
  yield write.closing;
}

/**
 * The candidates of one programme of the same export, as objects.
 * @param position of the programme in the export, from 0.
 * @throws RangeError for options out of range.
 */
export function* generateCandidates(
  options: SampleOptions,
  position = 0,
): Generator<JsonObject, void, undefined> {
  const { candidates, bulletins, year, seed, programmes, model } = withDefaults(options);
  const programme = programmeAt(position);
  for (let pair = 0; 2 * pair < candidates; pair++) {
    for (const [rank, person] of drawPair(seed, pair, year).entries()) {
      const index = 2 * pair + rank;
      if (index < candidates && appliesTo(position, programmes, seed, index)) {
        yield applyModel(composeEntry(gatherFacts(seed, index, person, year), programme, bulletins), model);
      }
    }
  }
}

/** Everybody applies to one programme of the export; about one in seven also to the next one. */
function appliesTo(position: number, programmes: number, seed: number, index: number): boolean {
  if (programmes === 1) return true;
  const random = new Random(seed, streams.programmes, index);
  const first = random.integer(0, programmes - 1);
  return position === first || (position === (first + 1) % programmes && random.chance(1 / 7));
}

interface Writer {
  readonly opening: string;
  readonly programmeOpening: (code: number, isFirst: boolean) => string;
  readonly candidate: (candidate: JsonObject, isFirst: boolean) => string;
  readonly programmeClosing: (isEmpty: boolean) => string;
  readonly closing: string;
}

const compactWriter: Writer = {
  opening: `{"exportDeDonnees":{"exportCandidats":[`,
  programmeOpening: (code, isFirst) => `${isFirst ? "" : ","}{"formationCode":${code},"candidats":[`,
  candidate: (candidate, isFirst) => `${isFirst ? "" : ","}${JSON.stringify(candidate)}`,
  programmeClosing: () => "]}",
  closing: "]}}\n",
};

const indent = (level: number) => `\n${"  ".repeat(level)}`;

const prettyWriter: Writer = {
  opening: `{${indent(1)}"exportDeDonnees": {${indent(2)}"exportCandidats": [`,
  programmeOpening: (code, isFirst) =>
    `${isFirst ? "" : ","}${indent(3)}{${indent(4)}"formationCode": ${code},${indent(4)}"candidats": [`,
  // A line feed inside a JSON string is always escaped: the bare ones are those of the layout.
  candidate: (candidate, isFirst) =>
    `${isFirst ? "" : ","}${indent(5)}${JSON.stringify(candidate, null, 2).replaceAll("\n", indent(5))}`,
  programmeClosing: (isEmpty) => `${isEmpty ? "" : indent(4)}]${indent(3)}}`,
  closing: `${indent(2)}]${indent(1)}}${indent(0)}}\n`,
};
