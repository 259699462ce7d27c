/** What is usually written: parse the whole file, one INSERT per candidate in one transaction, the object in a `json` column. No checks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const { exportDeDonnees } = JSON.parse(readFileSync(process.argv[2]));
const pool = await openPool();
const client = await pool.connect();
await client.query(`create table usual_candidate (
  id bigint generated always as identity primary key,
  file_number text, last_name text, first_name text, birth_date text, email text, content json not null
)`);
await client.query("begin");
for (const { candidats } of exportDeDonnees.exportCandidats)
  for (const candidate of candidats) {
    const person = candidate.DonneesCandidats;
    await client.query(
      `insert into usual_candidate (file_number, last_name, first_name, birth_date, email, content)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        person.NumeroDossierCandidat,
        person.NomCandidat,
        person.PrenomCandidat,
        person.DateNaissance,
        person.CoordonneesAdressemail,
        JSON.stringify(candidate),
      ],
    );
  }
await client.query("commit");
client.release();
await pool.end();

async function openPool() {
  const { DATABASE_URL, DATA_DIR } = process.env;
  if (DATABASE_URL) return new pg.Pool({ connectionString: DATABASE_URL });
  const { PGlite } = await import("@electric-sql/pglite");
  const { createPgConfig } = await import("@electric-sql/pglite/node-postgres");
  return new pg.Pool({ ...createPgConfig(await PGlite.create(join(DATA_DIR, "postgres"))), max: 1 });
}
