/**
 * `npm run bench:linking`: precision and recall of what is proposed, beside simpler rules, and the time it takes. FEBRL files are read from
 * the folder named by FEBRL_DIR when it is set. Writes the same figures as JSON to `bench/results/linking.json`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import type { Grade } from "../../src/linking/comparison.ts";
import type { LinkRecord } from "../../src/linking/link-record.ts";
import { proposePairs } from "../../src/linking/propose.ts";
import { type Accuracy, accuracyByGrade, accuracyOf, type Labelled } from "./accuracy.ts";
import { readFebrl } from "./febrl.ts";
import { labelledPeople, rates } from "./labelled-people.ts";
import {
  birthDateAndCloseNames,
  emailAlone,
  namesAndBirthDate,
  namesOnly,
  type Rule,
} from "./simple-rules.ts";

const SEEDS = [1, 2, 3, 4];
const PEOPLE = 20_000;
/** The first one warms the program up and is not told. */
const WALKED = [1_000, 1_000, 2_000, 5_000, 10_000];
const AGAINST = 100_000;

interface DataSet {
  readonly name: string;
  readonly lists: readonly Labelled[];
  readonly uniqueness: boolean;
}

const simpleRules: readonly (readonly [string, Rule])[] = [
  ["names only, no birth date", namesOnly],
  ["folded names + birth date exact", namesAndBirthDate],
  ["birth date exact + Levenshtein ≤ .25 on both names", birthDateAndCloseNames],
  ["e-mail alone", emailAlone],
];
const accepted: readonly (readonly [string, Grade])[] = [
  ["certain", "certain"],
  ["certain + probable", "probable"],
  ["all grades", "possible"],
];

const sets: DataSet[] = [
  { name: "French", lists: SEEDS.map((seed) => labelledPeople(seed, PEOPLE)), uniqueness: true },
];
/** The same people, born when candidates are: what the rarity of older birth years contributes to FEBRL's figures. */
function bornLater(lists: Labelled): Labelled {
  const later = (records: readonly LinkRecord[]) =>
    records.map((record) => ({ ...record, birthDate: record.birthDate?.replace(/^19/, "20") ?? null }));
  return { ...lists, left: later(lists.left), right: later(lists.right) };
}

const febrl = process.env.FEBRL_DIR;
if (febrl === undefined) console.log("FEBRL_DIR is not set: FEBRL is left out.");
else {
  const febrl1 = await readFebrl(febrl, "febrl1.csv");
  sets.unshift(
    { name: "FEBRL 1", lists: [febrl1], uniqueness: true },
    { name: "FEBRL 1 moved", lists: [bornLater(febrl1)], uniqueness: true },
    { name: "FEBRL 3*", lists: [await readFebrl(febrl, "febrl3.csv")], uniqueness: false },
  );
}

const results = sets.map(({ name, lists, uniqueness }) => {
  const rules = new Map<string, Accuracy[]>();
  for (const [label, rule] of simpleRules)
    rules.set(
      label,
      lists.map((list) => accuracyOf(rule(list.left, list.right), list)),
    );
  const graded = lists.map((list) => accuracyByGrade(list, uniqueness));
  for (const [label, grade] of accepted)
    rules.set(
      label,
      graded.map((byGrade) => byGrade[grade]),
    );
  return { name, rules };
});

const labels = [...simpleRules, ...accepted].map(([label]) => label);
printTable(
  ["accepted (precision / recall)", ...results.map(({ name }) => name)],
  labels.map((label) => [label, ...results.map(({ rules }) => told(rules.get(label) ?? []))]),
);
console.log(
  "* uniqueness ignored: a person is there up to five times. FEBRL moved: birth dates 100 years later.",
);
console.log(
  "French: lowest–highest of the seeds. In brackets errors, and how many of them take twins for one person.\n",
);

const crowd = labelledPeople(SEEDS.length + 1, Math.ceil(AGAINST / 0.75) + 1_000);
const times = WALKED.map((count) => {
  const [news, existing] = [crowd.left.slice(0, count), crowd.right.slice(0, AGAINST)];
  const [started, before] = [performance.now(), process.cpuUsage()];
  const proposals = proposePairs(news, existing).length;
  const { user, system } = process.cpuUsage(before);
  return {
    left: news.length,
    right: existing.length,
    proposals,
    seconds: (performance.now() - started) / 1000,
    processorSeconds: (user + system) / 1e6,
  };
}).slice(1);
printTable(
  ["time", "seconds", "of processor", "proposals"],
  times.map(({ left, right, seconds, processorSeconds, proposals }) => [
    `${left} against ${right}`,
    seconds.toFixed(2),
    processorSeconds.toFixed(2),
    String(proposals),
  ]),
);

const file = "bench/results/linking.json";
await mkdir("bench/results", { recursive: true });
const accuracy = results.map(({ name, rules }) => ({ name, rules: Object.fromEntries(rules) }));
await writeFile(
  file,
  `${JSON.stringify({ seeds: SEEDS, people: PEOPLE, rates, accuracy, times }, null, 2)}\n`,
);
console.log(`\n${file}`);

function told(all: readonly Accuracy[]): string {
  const [errors, twins] = [sum(all.map((one) => one.errors)), sum(all.map((one) => one.twinErrors))];
  return `${range(all.map((one) => one.precision))} / ${range(all.map((one) => one.recall))} [${errors}, ${twins}]`;
}

function range(values: readonly number[]): string {
  const [low, high] = [share(Math.min(...values)), share(Math.max(...values))];
  return low === high ? low : `${low}–${high}`;
}

/** Never rounded up to 1. */
function share(value: number): string {
  if (value === 1) return "1";
  return (Math.floor(value * 10_000) / 10_000).toString().slice(1) || "0";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  console.log([line(header), ...rows.map(line)].join("\n"));
}
