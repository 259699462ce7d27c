import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo, reachesNoFurther, visibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { tellEvent } from "./event-catalogue.ts";
import type {
  JournalCandidatePage,
  JournalEntry,
  JournalFilter,
  JournalPage,
  JournalQuery,
} from "./journal.schema.ts";

/** Totals are exact up to here (`design.md` §5). */
const exactTotalLimit = 10_000;

/** A page of the Historique, newest first. */
export async function selectEntries(
  db: Connection,
  scope: Scope,
  query: JournalQuery,
): Promise<Pick<JournalPage, "items" | "total" | "totalIsEstimate">> {
  const rows = await entries(db, scope, query)
    .orderBy("e.id", "desc")
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  const total = await countEntries(db, scope, query, exactTotalLimit + 1);
  return {
    items: rows.map(toEntry),
    total: Math.min(total, exactTotalLimit),
    totalIsEstimate: total > exactTotalLimit,
  };
}

/** How many entries match, counted up to `limit`. */
export async function countEntries(
  db: Connection,
  scope: Scope,
  filter: JournalFilter,
  limit: number,
): Promise<number> {
  const { total } = await db
    .selectFrom(matching(db, scope, filter).select("e.id").limit(limit).as("counted"))
    .select((e) => e.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** All the entries that match, newest first, some hundreds at a time. */
export async function* streamEntries(
  db: Connection,
  scope: Scope,
  filter: JournalFilter,
): AsyncGenerator<JournalEntry> {
  let before: string | null = null;
  for (;;) {
    const rows: EntryRow[] = await entries(db, scope, filter)
      .$if(before !== null, (all) => all.where("e.id", "<", before ?? "0"))
      .orderBy("e.id", "desc")
      .limit(500)
      .execute();
    yield* rows.map(toEntry);
    const last = rows.at(-1);
    if (last === undefined) return;
    before = last.id;
  }
}

/** The entries about one candidate within the scope, newest first. */
export async function selectCandidateEntries(
  db: Connection,
  scope: Scope,
  candidateId: string,
  limit: number,
): Promise<JournalEntry[]> {
  const rows = await entries(db, scope, {})
    .where(
      sql<SqlBool>`((e.details ? 'candidateId' and e.details ->> 'candidateId' = ${candidateId})
        or e.details -> 'candidateIds' @> to_jsonb(${candidateId}::text))`,
    )
    .orderBy("e.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/**
 * Those of the candidates of an entry within the scope who still exist and are within it too, by name. None when there is no such
 * entry.
 */
export async function selectEntryCandidates(
  db: Connection,
  scope: Scope,
  entryId: string,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<Pick<JournalCandidatePage, "items" | "total" | "totalIsEstimate">> {
  const among = matching(db, scope, {})
    .where("e.id", "=", entryId)
    .innerJoin(
      sql<{ id: string }>`lateral (
        select distinct one.value::bigint as id from jsonb_array_elements_text(e.details -> 'candidateIds') as one(value)
      )`.as("named"),
      (join) => join.onTrue(),
    )
    .innerJoin("candidate as c", (join) =>
      join.onRef("c.id", "=", "named.id").on(candidatesVisibleTo(scope, "c")),
    );
  const { total } = await among.select((e) => e.fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
  const rows = await among
    .leftJoin("campaign as p", "p.id", "c.campaign_id")
    .select(["c.id", "c.last_name", "c.first_name", "p.name as campaign"])
    .orderBy("c.last_name_folded")
    .orderBy("c.first_name_folded")
    .orderBy("c.id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return {
    items: rows.map(({ id, last_name, first_name, campaign }) => ({
      id,
      lastName: last_name,
      firstName: first_name,
      campaign,
    })),
    total: Number(total),
    totalIsEstimate: false,
  };
}

/** One entry of the school, just written. */
export async function findEntry(db: Connection, scope: Scope, id: string): Promise<JournalEntry> {
  return toEntry(await entries(db, scope, {}).where("e.id", "=", id).executeTakeFirstOrThrow());
}

function matching(db: Connection, scope: Scope, { type, user, from, to }: JournalFilter) {
  const conditions = [
    ...withinScope(scope),
    ...(type === undefined ? [] : [ofType(type)]),
    ...(user === undefined ? [] : [sql<SqlBool>`e.account_id = ${user}`]),
    ...(from === undefined
      ? []
      : [sql<SqlBool>`e.at >= ${from}::date::timestamp at time zone 'Europe/Paris'`]),
    ...(to === undefined
      ? []
      : [sql<SqlBool>`e.at < (${to}::date + 1)::timestamp at time zone 'Europe/Paris'`]),
  ];
  return db.selectFrom("journal_entry as e").where((e) => e.and(conditions));
}

function ofType(type: string): RawBuilder<SqlBool> {
  return type.includes(".") ? sql`e.type = ${type}` : sql`split_part(e.type, '.', 1) = ${type}`;
}

/** Who is limited to some establishments sees what is about these, and what is about none. */
function withinScope(scope: Scope): RawBuilder<SqlBool>[] {
  const ofSchool = sql<SqlBool>`e.school_id = ${scope.schoolId}`;
  if (scope.establishmentIds === null) return [ofSchool];
  return [
    ofSchool,
    sql<SqlBool>`(e.details ->> 'uai' is null or exists (
      select from establishment o where o.school_id = ${scope.schoolId} and o.uai = e.details ->> 'uai'
        and o.id = any(${scope.establishmentIds}::bigint[])
    ))`,
    sql<SqlBool>`(e.details ->> 'importId' is null or exists (
      select from import o where o.id = (e.details ->> 'importId')::bigint and ${visibleTo(scope, "o")}
    ))`,
    sql<SqlBool>`(e.details ->> 'candidateId' is null or exists (
      select from candidate o where o.id = (e.details ->> 'candidateId')::bigint and ${candidatesVisibleTo(scope, "o")}
    ))`,
    sql<SqlBool>`(e.details ->> 'accountId' is null or exists (
      select from account o where o.id = (e.details ->> 'accountId')::bigint and ${reachesNoFurther(scope, "o")}
    ))`,
    sql<SqlBool>`(e.details -> 'candidateIds' is null or exists (
      select from candidate o
      where o.id in (
          select one.value::bigint from jsonb_array_elements_text(e.details -> 'candidateIds') as one(value)
        )
        and ${candidatesVisibleTo(scope, "o")}
    ))`,
  ];
}

/** The candidate of an event about exactly one; of a link, the profile that stays. */
const onlyCandidateId = sql`coalesce(e.details ->> 'candidateId', case
  when e.type = 'link.linked' or jsonb_array_length(e.details -> 'candidateIds') = 1
    then e.details -> 'candidateIds' ->> 0
end)::bigint`;

/** How many candidates an event is about, when they are more than the one above and were not deleted by it. */
const severalCandidates = sql<number | null>`case
  when e.type not in ('link.linked', 'candidate.deleted') and jsonb_array_length(e.details -> 'candidateIds') > 1
    then jsonb_array_length(e.details -> 'candidateIds')
end`;

/** How many of the links that an event tells of still stand. */
function standingLinks(scope: Scope) {
  return sql<number>`case
    when e.type = 'link.linked' then (
      select count(*) from candidate_link l
      where l.id = (e.details ->> 'linkId')::bigint and ${visibleTo(scope, "l")}
    )
    when e.type = 'link.all_linked' then (
      select count(*) from candidate_link l
      where l.batch_id = (e.details ->> 'batchId')::uuid and ${visibleTo(scope, "l")}
    )
    else 0
  end::integer`;
}

function entries(db: Connection, scope: Scope, filter: JournalFilter) {
  return matching(db, scope, filter)
    .leftJoin("account as author", "author.id", "e.account_id")
    .leftJoin("account as subject", (join) =>
      join
        .onRef("subject.school_id", "=", "e.school_id")
        .on(sql<SqlBool>`subject.id = (e.details ->> 'accountId')::bigint`),
    )
    .leftJoin("import as i", (join) =>
      join
        .onRef("i.school_id", "=", "e.school_id")
        .on(sql<SqlBool>`i.id = (e.details ->> 'importId')::bigint`),
    )
    .leftJoin("establishment as place", (join) =>
      join.onRef("place.school_id", "=", "e.school_id").on(sql<SqlBool>`place.uai = e.details ->> 'uai'`),
    )
    .leftJoin("candidate as c", (join) =>
      join.on(candidatesVisibleTo(scope, "c")).on(sql<SqlBool>`c.id = ${onlyCandidateId}`),
    )
    .select([
      "e.id",
      "e.at",
      "e.type",
      "e.details",
      "author.first_name as author_first_name",
      "author.last_name as author_last_name",
      "subject.first_name as subject_first_name",
      "subject.last_name as subject_last_name",
      "i.id as import_id",
      "i.file_name",
      "place.name as establishment",
      "c.id as candidate_id",
      "c.last_name",
      "c.first_name",
      severalCandidates.as("candidate_count"),
      standingLinks(scope).as("standing_links"),
    ]);
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

function toEntry(row: EntryRow): JournalEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    user: personName(row.author_first_name, row.author_last_name),
    type: row.type,
    ...tellEvent(row.type, row.details, {
      fileName: row.file_name,
      establishment: row.establishment,
      account: personName(row.subject_first_name, row.subject_last_name),
    }),
    importId: row.import_id,
    candidate:
      row.candidate_id === null
        ? null
        : { id: row.candidate_id, lastName: row.last_name ?? "", firstName: row.first_name ?? "" },
    candidateCount: row.candidate_count,
    undo: undoOf(row),
  };
}

function undoOf({ details, standing_links: standing }: EntryRow): JournalEntry["undo"] {
  if (standing === 0) return null;
  const { linkId, batchId } = Object(details);
  return linkId === undefined
    ? { kind: "link_batch", id: String(batchId), standing }
    : { kind: "link", id: String(linkId) };
}

function personName(firstName: string | null, lastName: string | null): string | null {
  return firstName === null ? null : `${firstName} ${lastName ?? ""}`.trim();
}
