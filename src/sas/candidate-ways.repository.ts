import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { fold, glue } from "../linking/fold.ts";
import type { CandidateQuery } from "./candidate.schema.ts";
import {
  type CandidateScope,
  type FilteredColumn,
  filteredColumns,
  matching,
  matchingAt,
  nameHolds,
  type PreparedFilter,
} from "./candidate-filter.repository.ts";
import { sortExpression } from "./candidate-order.repository.ts";

/** How those who match are come at: through the names that hold a text, or as the planner of PostgreSQL thinks best. */
export type Way = NameColumn | "planned";
export type NameColumn = keyof typeof nameKinds;

const nameKinds = { lastName: "last", firstName: "first" } as const;

/** So many entries of an index are read in the time of one row of the table. */
const entriesPerRow = 8;

/** The way on which the fewest candidates are met, as far as the statistics of PostgreSQL tell. */
export async function chooseWay(db: Connection, scope: CandidateScope, filter: PreparedFilter): Promise<Way> {
  const named = (["lastName", "firstName"] as const).filter((column) => filter[column] !== undefined);
  const ways: { readonly way: Way; readonly cost: number }[] = [];
  for (const way of named) {
    const { [way]: text, ...others } = filter;
    const isAlone = scope.establishmentIds === null && filteredColumns(others).length === 0;
    // Whatever else the planner does, it reads more.
    if (isAlone) return way;
    const met = await estimate(db, { ...scope, establishmentIds: null }, { [way]: text });
    ways.push({ way, cost: isAnswered(way, scope, others) ? met / entriesPerRow : met });
  }
  if (ways.length === 0) return "planned";
  const { lastName: _last, firstName: _first, ...others } = filter;
  const met = await estimate(db, scope, others);
  ways.push({ way: "planned", cost: areToldByDuplicates(scope, filter) ? met / entriesPerRow : met });
  return ways.reduce((best, one) => (one.cost < best.cost ? one : best)).way;
}

/** How many match, roughly: what the planner believes. */
async function estimate(db: Connection, scope: CandidateScope, filter: PreparedFilter): Promise<number> {
  const { rows } = await sql<{
    "QUERY PLAN": readonly { readonly Plan: { readonly "Plan Rows": number } }[];
  }>`
    explain (format json) select from candidate c where ${matching(scope, filter)}
  `.execute(db);
  return rows[0]?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0;
}

/** Those who match, as a table `c` to select from. */
export function matchesBy(way: Way, scope: CandidateScope, filter: PreparedFilter): RawBuilder<unknown> {
  if (way === "planned") return sql`(select c.* from candidate c where ${matching(scope, filter)}) c`;
  const { [way]: text = "", ...others } = filter;
  // The offset keeps the two apart: the planner would rather read the whole index.
  return sql`(
    select c.* from ${namesThat(way, scope, isFoundBy(text))} n cross join lateral (
      select c.* from candidate c
      where ${matchingAt(scope, others)} and ${sortExpression(way)} = n.text offset 0
    ) c
  ) c`;
}

/** The different values in the order of which a list whose filter holds them is walked through, as a table of `text`; null: there is none. */
export function walkedTexts(
  scope: CandidateScope,
  filter: PreparedFilter,
  sort: CandidateQuery["sort"],
): { readonly texts: RawBuilder<unknown>; readonly others: PreparedFilter } | null {
  switch (sort) {
    case "lastName":
    case "firstName": {
      const { [sort]: text, ...others } = filter;
      if (text === undefined) return null;
      // Walked in their order, not found: many names hold the text, and the first of them fill the page.
      return { texts: namesThat(sort, scope, nameHolds(sql`folded`, text)), others };
    }
    case "diploma": {
      const { diploma: _diploma, diplomaTexts, ...others } = filter;
      if (diplomaTexts === undefined) return null;
      return { texts: sql`(select text collate "C" from unnest(${[...diplomaTexts]}::text[]) text)`, others };
    }
    default:
      return null;
  }
}

function namesThat(
  column: NameColumn,
  { schoolId }: CandidateScope,
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select folded as text from candidate_name
    where school_id = ${schoolId} and kind = ${nameKinds[column]} and ${condition}
  )`;
}

/** As `nameHolds`, of a different name, found by an index for two letters too: trigrams find nothing for them. */
function isFoundBy(part: string): RawBuilder<unknown> {
  const glued = glue(part);
  return [...glued].length === 2
    ? sql`letter_pairs(folded) @> array[${glued}::text]`
    : nameHolds(sql`folded`, part);
}

/** What the index of each sort tells of a candidate without a look at the candidate itself. */
const short = [
  "createdOn",
  "birthDate",
  "lastName",
  "firstName",
  "email",
  "establishment",
  "campaign",
  "duplicates",
] as const;
const answers: Readonly<Record<CandidateQuery["sort"], readonly FilteredColumn[]>> = {
  lastName: short,
  firstName: short,
  email: ["email", "lastName", "firstName"],
  createdOn: ["createdOn"],
  birthDate: ["birthDate"],
  /** And that of an establishment in the order of arrival (`candidate_establishment`). */
  diploma: ["diploma", "createdOn", "birthDate", "establishment", "campaign", "duplicates"],
};

/** Whether the index of a sort alone tells who matches. */
export function isAnswered(
  sort: CandidateQuery["sort"],
  scope: CandidateScope,
  filter: PreparedFilter,
): boolean {
  const asked = filteredColumns(filter);
  // Whoever is limited to some establishments is asked for the establishment of everybody, and of every duplicate.
  if (scope.establishmentIds !== null && asked.includes("duplicates")) return false;
  const all = scope.establishmentIds === null ? asked : [...asked, "establishment" as const];
  return all.every((column) => answers[sort].includes(column));
}

/** What the indexes of duplicates tell of them. */
const ofDuplicates: readonly FilteredColumn[] = [...short, "diploma"];

/** Whether those who match are duplicates of a kind that an index holds, which tells the rest of them too. */
function areToldByDuplicates(scope: CandidateScope, filter: PreparedFilter): boolean {
  const asked = filteredColumns(filter);
  return (
    scope.establishmentIds === null &&
    filter.duplicates !== "none" &&
    asked.includes("duplicates") &&
    asked.every((column) => ofDuplicates.includes(column))
  );
}

/** Whether one index alone tells who matches on this way. */
export function isToldByIndex(way: Way, scope: CandidateScope, filter: PreparedFilter): boolean {
  if (way !== "planned") {
    const { [way]: _text, ...others } = filter;
    return isAnswered(way, scope, others);
  }
  if (areToldByDuplicates(scope, filter)) return true;
  const [column, ...more] = filteredColumns(filter);
  const isFoundWith = filter.diplomaTexts !== undefined || filter.establishmentId != null;
  if (more.length > 0) return isFoundWith && isAnswered("diploma", scope, filter);
  switch (column) {
    case "email":
      // Longer texts are found by their parts (`candidate_words`); for a letter or two the index is read from end to end.
      return fold(filter.email ?? "").length < 3;
    case "import":
      return false;
    default:
      return true;
  }
}

/** Whether the index that tells who matches tells what they are sorted by, too. */
export function isSortedByIndex(
  way: Way,
  scope: CandidateScope,
  filter: PreparedFilter,
  sort: CandidateQuery["sort"],
): boolean {
  if (way !== "planned") return answers[way].includes(sort);
  if (areToldByDuplicates(scope, filter)) return ofDuplicates.includes(sort);
  const [column, ...more] = filteredColumns(filter);
  return more.length > 0 || column === "diploma" || column === "establishment"
    ? answers.diploma.includes(sort)
    : column === sort;
}
