import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

export interface TableColumn {
  readonly table: string;
  readonly column: string;
  /** As PostgreSQL writes it: `bigint`, `text[]`. */
  readonly type: string;
}

/**
 * Sessions are not saved: somebody who signed out, or was shut out, must not be let in again by a restore. Kysely's own tables
 * are written by the migrations.
 */
const notSaved = ["session", "kysely_migration", "kysely_migration_lock"];

/** The columns of every table to be saved, whichever migrations the database has; computed columns compute themselves. */
export async function savedColumns(db: Connection): Promise<TableColumn[]> {
  const { rows } = await sql<TableColumn>`
    select relation.relname as table, attribute.attname as column,
           format_type(attribute.atttypid, attribute.atttypmod) as type
    from pg_class relation
    join pg_attribute attribute on attribute.attrelid = relation.oid
    where ${ourRelation} and relation.relkind in ('r', 'p') and not relation.relispartition
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
      and relation.relname <> all(${notSaved})
    order by relation.relname, attribute.attnum`.execute(db);
  return rows;
}

export interface OwnedSequence {
  readonly table: string;
  readonly column: string;
  /** To be used as `regclass`. */
  readonly sequence: string;
}

/** The sequences that number the rows of the saved tables. */
export async function ownedSequences(db: Connection): Promise<OwnedSequence[]> {
  const { rows } = await sql<OwnedSequence>`
    select relation.relname as table, attribute.attname as column, sequence.oid::regclass::text as sequence
    from pg_depend dependency
    join pg_class sequence on sequence.oid = dependency.objid and sequence.relkind = 'S'
    join pg_class relation on relation.oid = dependency.refobjid
    join pg_attribute attribute on attribute.attrelid = relation.oid and attribute.attnum = dependency.refobjsubid
    where dependency.classid = 'pg_class'::regclass and dependency.refclassid = 'pg_class'::regclass
      and dependency.deptype in ('a', 'i') and ${ourRelation} and relation.relname <> all(${notSaved})
    order by 1, 2`.execute(db);
  return rows;
}

/** Relations of the current schema that no extension brought. */
export const ourRelation = sql`relation.relnamespace = current_schema()::regnamespace
  and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = relation.oid and deptype = 'e')`;
