/**
 * `npm run bench:liaison`: how long the proposals of the Liaison take through the database: all of 100,000 profiles compared with each
 * other once, then 1,000 to 10,000 people who come by an import, half of whom are known, and the same 10,000 by another establishment.
 *
 *     npm run bench:liaison -- --existing 100000 --sizes 1000,10000 --no-embedded
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { embedded, establishment, onServer } from "./databases.mjs";
import { seconds, table } from "./figures.mjs";
import { withClient } from "./sas/client.mjs";
import { fill } from "./sas/fill.mjs";
import { withServer } from "./server.mjs";

const { values } = parseArgs({
  options: {
    existing: { type: "string", default: "100000" },
    "embedded-existing": { type: "string", default: "20000" },
    sizes: { type: "string", default: "1000,2000,5000,10000" },
    embedded: { type: "boolean", default: true },
    server: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const sizes = values.sizes.split(",").map(Number);
const serverUrl = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";
/** Whatever is asked is answered in advance. */
const confirmed = "?confirm=other_establishment,other_session,many_missing";

const directory = await mkdtemp(join(tmpdir(), "hub3e-liaison-"));
const loadBefore = loadavg()[0];
try {
  const rows = [];
  if (values.server) rows.push(...(await measure(await onServer(serverUrl), Number(values.existing))));
  if (values.embedded) rows.push(...(await measure(await embedded(), Number(values["embedded-existing"]))));
  console.log(
    `Node ${process.versions.node}, load ${loadBefore?.toFixed(1)} → ${loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(table(["Liaison", "import", "proposals", "proposed", "a candidate"], rows));
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function measure(kind, existing) {
  const database = await kind.fresh();
  try {
    const known = await withClient(database.environment, async (client) => {
      const say = (line) => console.error(`  ${line}`);
      await fill(client, { candidates: existing, chunk: 10_000, say, areCompared: false });
      const { rows } = await client.query(`
        select last_name, first_name, birth_date::text, civility, email from candidate
        where school_id = (select min(id) from school) order by hashint8extended(id, 1) limit ${Math.max(...sizes) * 2}
      `);
      return rows;
    });
    return await withServer(database.environment, async (server) => {
      const told = [];
      const settle = async (what, count, wall, query = "") => {
        console.error(`${kind.name}: ${what}`);
        const started = performance.now();
        const answer = await server.get(`/api/link-proposals${query}`);
        const page = await answer.json();
        if (!answer.ok) throw new Error(`proposals: ${answer.status} ${page.code}`);
        const took = performance.now() - started;
        const each = `${(took / count).toFixed(2)} ms`;
        told.push([
          `${kind.name}: ${what}`,
          wall === null ? "" : seconds(wall / 1000),
          seconds(took / 1000),
          String(page.total),
          each,
        ]);
      };
      await settle(`all of ${existing}`, existing, null);
      let from = 0;
      const receive = async (uai, number, people, what) => {
        const path = join(directory, "export.json");
        await writeFile(path, JSON.stringify(exportOf(people, number)));
        const { wall, report } = await server.upload(path, uai, confirmed);
        await settle(what, people.length, wall, `?import=${report.importId}`);
      };
      for (const [place, size] of sizes.entries()) {
        const people = Array.from({ length: size }, (_, index) =>
          index % 2 === 0 ? retyped(known[(from + index / 2) % known.length], index) : stranger(place, index),
        );
        from += size / 2;
        await receive(establishment, place + 1, people, `${size} new, half known`);
        if (size === Math.max(...sizes))
          await receive("0001001A", place + 1, people, `the same ${size} by another establishment`);
      }
      return told;
    });
  } finally {
    await database.remove();
    await kind.close();
  }
}

/** A person who is known, as somebody else typed it: one in five each exactly so, without accents, with a slip, another day, another address. */
function retyped(person, index) {
  const { last_name: lastName, first_name: firstName, birth_date: day, civility, email } = person;
  const same = { lastName, firstName, day, civility, email };
  switch ((index / 2) % 5) {
    case 0:
      return same;
    case 1:
      return { ...same, firstName: firstName.normalize("NFD").replace(/\p{M}/gu, "") };
    case 2:
      return { ...same, lastName: lastName.slice(0, -2) + lastName.slice(-1) + lastName.slice(-2, -1) };
    case 3:
      return { ...same, day: `${day.slice(0, 8)}${day.endsWith("1") ? "11" : "01"}` };
    default:
      return { ...same, email: `autre.${index}@example.com` };
  }
}

function stranger(place, index) {
  const syllables = ["ba", "de", "fi", "go", "lu", "ma", "no", "pe", "ri", "su"];
  const letters = String(place * 100_000 + index)
    .padStart(7, "0")
    .split("")
    .map((digit) => syllables[Number(digit)])
    .join("");
  const day = new Date(Date.UTC(2006, 0, 1 + ((index * 7) % 1_000))).toISOString().slice(0, 10);
  return {
    lastName: letters.toUpperCase(),
    firstName: letters.slice(-6),
    day,
    civility: "F",
    email: `${letters}@example.com`,
  };
}

function exportOf(people, number) {
  const candidats = people.map(({ lastName, firstName, day, civility, email }, index) => ({
    DonneesCandidats: {
      NumeroDossierCandidat: String(50_000_000 + number * 100_000 + index),
      NomCandidat: lastName,
      PrenomCandidat: firstName,
      Civilite: civility === "M" ? "M." : "Mme",
      DateNaissance: day.split("-").reverse().join("/"),
      CoordonneesAdressemail: email,
    },
  }));
  return { exportDeDonnees: { exportCandidats: [{ formationCode: 91_000 + number, candidats }] } };
}
