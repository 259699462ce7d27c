import { sql } from "kysely";
import type { Connection, Database } from "../../src/database/database.ts";

/**
 * Two rows in every table, whichever migrations the database has: made from the catalogue of PostgreSQL, so that a table
 * that a later migration brings is filled without anybody thinking of it. Values are as nasty as their columns bear.
 */
export async function fillEveryTable(database: Database): Promise<void> {
  await database.transaction(async ({ db }) => {
    const tables = await describeTables(db);
    for (const table of inOrder(tables)) {
      for (const index of [0, 1]) await fillRow(db, table, index);
      // One at least: a trigger may have written the same rows, and pairs of two rows make but one.
      const { rows } = await sql<{ filled: boolean }>`
        select count(*) > 0 as filled from ${sql.table(table.name)}`.execute(db);
      if (rows[0]?.filled !== true) throw new Error(`no row can be invented for ${table.name}`);
    }
  });
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** `table.column` that it refers to. */
  readonly refersTo: { readonly table: string; readonly column: string } | null;
  /** The values that a check allows. */
  readonly allowed: readonly string[];
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

async function describeTables(db: Connection): Promise<Table[]> {
  const { rows } = await sql<{
    table: string;
    name: string;
    type: string;
    notNull: boolean;
    foreignTable: string | null;
    foreignColumn: string | null;
    check: string | null;
  }>`
    select relation.relname as table, attribute.attname as name,
           format_type(attribute.atttypid, attribute.atttypmod) as type, attribute.attnotnull as "notNull",
           foreign_key.confrelid::regclass::text as "foreignTable", foreign_attribute.attname as "foreignColumn",
           (select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint
            where conrelid = relation.oid and contype = 'c' and conkey = array[attribute.attnum]) as check
    from pg_class relation
    join pg_attribute attribute on attribute.attrelid = relation.oid
    left join lateral (
      select * from pg_constraint
      where conrelid = relation.oid and contype = 'f' and attribute.attnum = any(conkey) order by oid limit 1
    ) foreign_key on true
    left join pg_attribute foreign_attribute on foreign_attribute.attrelid = foreign_key.confrelid
      and foreign_attribute.attnum = foreign_key.confkey[array_position(foreign_key.conkey, attribute.attnum)]
    where relation.relnamespace = current_schema()::regnamespace and relation.relkind = 'r'
      and relation.relname not like 'kysely\\_%'
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = '' and attribute.attidentity = ''
    order by relation.relname, attribute.attnum`.execute(db);
  return [...new Set(rows.map((row) => row.table))].map((name) => ({
    name,
    columns: rows
      .filter((row) => row.table === name)
      .map((row) => ({
        name: row.name,
        type: row.type,
        notNull: row.notNull,
        refersTo:
          row.foreignTable === null || row.foreignColumn === null
            ? null
            : { table: row.foreignTable, column: row.foreignColumn },
        allowed: [...(row.check ?? "").matchAll(/'([^']*)'::text/g)].map(([, value = ""]) => value),
      })),
  }));
}

/** A table after those it cannot do without. */
function inOrder(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  const visit = (table: Table, path: readonly Table[]) => {
    if (ordered.includes(table) || path.includes(table)) return;
    for (const { refersTo } of table.columns.filter(({ notNull }) => notNull)) {
      const needed = tables.find(({ name }) => name === refersTo?.table);
      if (needed !== undefined) visit(needed, [...path, table]);
    }
    ordered.push(table);
  };
  for (const table of tables) visit(table, []);
  return ordered;
}

/**
 * With every column when the constraints allow it, with the compulsory ones otherwise; with nasty text or with plain one; columns that
 * refer to one table all to the same row of it, or, where that is forbidden, to different ones. The first row of a table refers to the
 * first row of others, the second to the second: an establishment and its school go together.
 */
async function fillRow(db: Connection, table: Table, index: number): Promise<void> {
  for (const columns of [table.columns, table.columns.filter(({ notNull }) => notNull)])
    for (const isNasty of [true, false])
      for (const isPair of [false, true]) {
        const values = columns.map((column, at) => {
          const earlier = columns
            .slice(0, at)
            .filter(({ refersTo }) => refersTo?.table === column.refersTo?.table);
          return inventValue(column, index, isNasty, isPair ? earlier.length : 0);
        });
        const names = sql.join(columns.map(({ name }) => sql.ref(name)));
        await sql`savepoint one_row`.execute(db);
        try {
          await sql`insert into ${sql.table(table.name)} (${names}) values (${sql.join(values)})
            on conflict do nothing`.execute(db);
          return;
        } catch {
          await sql`rollback to savepoint one_row`.execute(db);
        }
      }
}

function inventValue(
  { name, type, refersTo, allowed }: Column,
  index: number,
  isNasty: boolean,
  further: number,
) {
  if (refersTo !== null)
    return sql`(select ${sql.ref(refersTo.column)} from ${sql.table(refersTo.table)} order by 1 offset ${index + further}::integer limit 1)`;
  const chosen = allowed[index % allowed.length];
  const value = chosen ?? (isNasty ? nasty : plain)(name, type, 41 + index);
  return sql`cast(${value}::text as ${sql.raw(type)})`;
}

function nasty(name: string, type: string, number: number): string {
  if (type === "text") return `${name} ${number} « é » 'a' "b" \\ \\N , {} \t\r\n\u2028 🎓`;
  if (type === "text[]") return `{"a,b","c\\"d",NULL,"","\\\\${number}"}`;
  if (type === "jsonb") return `{"${name}": [${number}, 1.50, "é\\n", null], "{": {}}`;
  return plain(name, type, number);
}

function plain(name: string, type: string, number: number): string {
  if (type === "boolean") return String(number % 2 === 1);
  if (type === "date") return `20${number}-02-03`;
  if (type.startsWith("timestamp")) return `2026-03-29 01:59:${number}.123456+00`;
  if (type === "bytea") return `\\x00ff0a5b7b${number}`;
  if (type === "jsonb" || type === "json") return `[${number}]`;
  if (type === "uuid") return `00000000-0000-4000-8000-0000000000${number}`;
  if (type === "inet") return `192.0.2.${number}`;
  if (type === "interval") return `${number} days`;
  if (type.endsWith("[]")) return "{}";
  if (/int|numeric|double|real/.test(type)) return String(number);
  return `${name}${number}`;
}

/** Every row of every table, as PostgreSQL writes it, in an order of its own. */
export function allRows(database: Database): Promise<Record<string, readonly string[]>> {
  return database.transaction(async ({ db }) => {
    await sql`set local timezone = 'UTC'`.execute(db);
    const content: Record<string, readonly string[]> = {};
    for (const table of await tableNames(db)) {
      const { rows } = await sql<{ row: string }>`
        select whole::text as row from ${sql.table(table)} whole order by 1`.execute(db);
      content[table] = rows.map(({ row }) => row);
    }
    return content;
  });
}

/** Chosen columns of a table, likewise. */
export function rowsOf(database: Database, table: string, columns: readonly string[]): Promise<unknown[]> {
  return database.transaction(async ({ db }) => {
    await sql`set local timezone = 'UTC'`.execute(db);
    const list = sql.join(columns.map((column) => sql`${sql.ref(column)}::text`));
    const { rows } = await sql`select ${list} from ${sql.table(table)} order by ${list}`.execute(db);
    return rows;
  });
}

export async function columnsByTable(database: Database): Promise<Record<string, readonly string[]>> {
  const content: Record<string, string[]> = {};
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name::text, column_name::text from information_schema.columns
    where table_schema = current_schema() order by 1, ordinal_position`.execute(database.db);
  for (const { table_name, column_name } of rows) {
    content[table_name] ??= [];
    content[table_name].push(column_name);
  }
  return content;
}

async function tableNames(db: Connection): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname not like 'kysely\\_%'
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** What the tables are made of: columns, keys, checks, indexes, triggers, each as PostgreSQL writes it. */
export async function structureOf(database: Database): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
    from information_schema.columns where table_schema = current_schema()
    union all
    select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = current_schema()::regnamespace and contype <> 'n'
    union all
    select indexdef from pg_indexes where schemaname = current_schema()
    union all
    select format('%s %s', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal
    order by 1`.execute(database.db);
  return rows.map(({ line }) => line);
}
