import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { Manifest, Row } from "./archive-format.ts";
import { ourRelation, ownedSequences, savedColumns } from "./catalogue.repository.ts";
import { quote } from "./dump.repository.ts";

/** Rows in the tables that a backup holds: zero in a new database, whether it was migrated or not. */
export async function countHeldRows(db: Connection): Promise<number> {
  let held = 0;
  for (const table of new Set((await savedColumns(db)).map((column) => column.table))) {
    const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(db);
    held += Number(rows[0]?.count ?? 0);
  }
  return held;
}

/** Removes every table, view, type and function of the current schema, but for those of extensions. */
export async function dropEverything(db: Connection): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    select format('drop %s if exists %s cascade',
                  case relation.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
                  relation.oid::regclass) as statement
    from pg_class relation
    where ${ourRelation} and relation.relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = relation.oid and deptype = 'i')
    union all
    select format('drop routine if exists %s cascade', routine.oid::regprocedure)
    from pg_proc routine
    where routine.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = routine.oid and deptype = 'e')
    union all
    select format('drop type if exists %s cascade', kind.oid::regtype)
    from pg_type kind
    where kind.typnamespace = current_schema()::regnamespace and kind.typtype in ('e', 'd', 'r')
      and not exists (select from pg_depend where classid = 'pg_type'::regclass and objid = kind.oid and deptype = 'e')
  `.execute(db);
  for (const { statement } of rows) await sql.raw(statement).execute(db);
}

/**
 * Empties the tables and takes away what would hinder or slow down filling them: foreign keys, which hold again only when
 * everything is there, and triggers, whose work is in the archive already.
 * @returns what puts both back, checking every key.
 */
export async function prepareToFill(db: Connection): Promise<() => Promise<void>> {
  const { rows: keys } = await sql<{ drop: string; add: string }>`
    select format('alter table %s drop constraint %I', key.conrelid::regclass, key.conname) as drop,
           format('alter table %s add constraint %I %s', key.conrelid::regclass, key.conname, pg_get_constraintdef(key.oid)) as add
    from pg_constraint key join pg_class relation on relation.oid = key.conrelid
    where key.contype = 'f' and key.conparentid = 0 and ${ourRelation}
    order by relation.relname, key.conname`.execute(db);
  const { rows: triggers } = await sql<{ disable: string; enable: string }>`
    select format('alter table %s disable trigger %I', trigger.tgrelid::regclass, trigger.tgname) as disable,
           format('alter table %s enable trigger %I', trigger.tgrelid::regclass, trigger.tgname) as enable
    from pg_trigger trigger join pg_class relation on relation.oid = trigger.tgrelid
    where not trigger.tgisinternal and trigger.tgenabled = 'O' and ${ourRelation}
    order by relation.relname, trigger.tgname`.execute(db);
  const { rows: tables } = await sql<{ name: string }>`
    select relation.oid::regclass::text as name from pg_class relation
    where ${ourRelation} and relation.relkind in ('r', 'p') and not relation.relispartition
      and relation.relname not like 'kysely\_%'`.execute(db);
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  };
  await run(keys.map(({ drop }) => drop));
  await run(triggers.map(({ disable }) => disable));
  await run([`truncate ${tables.map(({ name }) => name).join(", ")}`]);
  return async () => {
    await run(triggers.map(({ enable }) => enable));
    await run(keys.map(({ add }) => add));
  };
}

/** Writes rows into one table, so many a statement; `COPY … FROM STDIN` is nothing the embedded database bears. */
export class TableWriter {
  private readonly client: Transaction["client"];
  private readonly table: string;
  private readonly columns: string;
  private readonly types: readonly string[];
  private readonly rowsAtATime: number;
  private waiting: Row[] = [];
  private waitingLength = 0;

  constructor(
    { client }: Transaction,
    table: string,
    columns: readonly { readonly column: string; readonly type: string }[],
  ) {
    this.client = client;
    this.table = table;
    this.columns = columns.map(({ column }) => quote(column)).join(", ");
    this.types = columns.map(({ type }) => type);
    this.rowsAtATime = Math.max(1, Math.min(200, Math.floor(30_000 / columns.length)));
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      this.waiting.push(row);
      for (const value of row) this.waitingLength += value?.length ?? 0;
      if (this.waiting.length === this.rowsAtATime || this.waitingLength > longestStatement)
        await this.flush();
    }
  }

  async flush(): Promise<void> {
    const rows = this.waiting;
    if (rows.length === 0) return;
    [this.waiting, this.waitingLength] = [[], 0];
    const width = this.types.length;
    const values = rows.map(
      (_row, index) => `(${this.types.map((type, at) => `$${index * width + at + 1}::${type}`).join(", ")})`,
    );
    const text = `insert into ${quote(this.table)} (${this.columns}) overriding system value values ${values.join(", ")}`;
    // Parsed once for all the batches that are full; a name belongs to one text for as long as the connection lives.
    const isFull = rows.length === this.rowsAtATime;
    const name = isFull ? { name: createHash("sha256").update(text).digest("hex").slice(0, 32) } : {};
    await this.client.query({ ...name, text, values: rows.flat() });
  }
}

/** Characters of the values of one statement. */
const longestStatement = 4 * 1024 ** 2;

/** Numbering goes on where it was. */
export async function setSequences(db: Connection, states: Manifest["sequences"]): Promise<void> {
  const sequences = await ownedSequences(db);
  for (const { table, column, lastValue, isCalled } of states) {
    const owned = sequences.find((sequence) => sequence.table === table && sequence.column === column);
    if (owned === undefined) continue;
    await sql`select setval(${owned.sequence}::regclass, ${lastValue}::bigint, ${isCalled})`.execute(db);
  }
}

/** The planner knows nothing of rows that have just come. */
export async function analyse(db: Connection): Promise<void> {
  await sql`analyze`.execute(db);
}
