import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll } from "vitest";
import type { Clock } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import type { ImportReport, SourceName } from "../../src/imports/import.schema.ts";
import { type ImportRequest, importFile } from "../../src/imports/import-file.ts";
import { importTarget } from "../../src/imports/import-target.ts";
import type { CandidateLine } from "../../src/sas/candidate.schema.ts";
import { streamCandidates } from "../../src/sas/candidate-line.repository.ts";
import type { TestSchool } from "./schools.ts";

const directory = mkdtemp(join(tmpdir(), "hub3e-import-test-"));
afterAll(async () => rm(await directory, { recursive: true, force: true }));

/** An import as the server runs it, of `content`: an object (written as JSON), a text or bytes. */
export async function importContent(
  database: Database,
  school: TestSchool,
  content: object | string | Uint8Array,
  options: Partial<Pick<ImportRequest, "dryRun" | "confirmed" | "onProgress">> & {
    uai?: string;
    clock?: Clock;
    source?: SourceName;
    fileName?: string;
  } = {},
): Promise<ImportReport> {
  const {
    uai = "0870015U",
    clock = () => new Date("2026-06-05T08:30:00Z"),
    dryRun = false,
    confirmed = [],
    source = "parcoursup",
    fileName = "export.json",
    ...rest
  } = options;
  const bytes = toBytes(content);
  const path = join(await directory, `${createHash("sha256").update(bytes).digest("hex")}.json`);
  await writeFile(path, bytes);
  return importFile(
    { database, clock, temporaryDirectory: await directory },
    {
      ...rest,
      source,
      schoolId: school.schoolId,
      accountId: school.actor.accountId,
      establishmentIds: school.actor.establishmentIds,
      establishment: await importTarget(database.db, school.actor, uai, source),
      path,
      fileName,
      fileSize: bytes.length,
      sha256: createHash("sha256").update(bytes).digest(),
      dryRun,
      confirmed,
    },
  );
}

function toBytes(content: object | string | Uint8Array): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
}

/** Everybody in the SAS of the school, in the order in which they came. */
export async function candidatesOf(database: Database, school: TestSchool): Promise<CandidateLine[]> {
  const scope = { schoolId: school.schoolId, establishmentIds: null, stage: "all" } as const;
  const candidates: CandidateLine[] = [];
  for await (const candidate of streamCandidates(database.db, scope, {})) candidates.push(candidate);
  return candidates;
}

/** How many rows of the school each table holds that an import writes: equal before and after means that nothing was written. */
export async function countRows(
  database: Database,
  { schoolId }: TestSchool,
): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select
      (select count(*) from candidate where school_id = ${schoolId})::integer as candidate,
      (select count(*) from diploma join candidate on candidate.id = candidate_id where school_id = ${schoolId})::integer as diploma,
      (select count(*) from wish join establishment on establishment.id = establishment_id where school_id = ${schoolId})::integer as wish,
      (select count(*) from parcoursup_record join import on import.id = import_id where school_id = ${schoolId})::integer as parcoursup_record,
      (select count(*) from import_candidate join import on import.id = import_id where school_id = ${schoolId})::integer as import_candidate
  `.execute(database.db);
  return rows[0] ?? {};
}
