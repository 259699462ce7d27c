import type pg from "pg";

/**
 * What a server's autovacuum does by itself and nobody does in the embedded database: tables that have changed much since they were last looked at
 * are vacuumed and analysed, one after the other, so that whoever waits for the only connection waits for one table. Without it lists
 * are planned by guesswork, and an index alone never answers. Returns the tables, none when nothing has changed much.
 */
export async function vacuumChanged(pool: pg.Pool): Promise<string[]> {
  // Pages count across restarts; what is changed in place counts since the start.
  const { rows } = await pool.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_stat_user_tables s on s.relid = c.oid
    where pg_relation_size(c.oid) / current_setting('block_size')::integer > 50 + 1.1 * c.relpages
      or s.n_mod_since_analyze > 1000 + 0.1 * greatest(c.reltuples, 0)
    order by c.oid
  `);
  for (const { name } of rows) await pool.query(`vacuum (analyze) ${name}`);
  return rows.map(({ name }) => name);
}
