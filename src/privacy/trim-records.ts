import type { Connection } from "../database/database.ts";
import { openRecord, sealRecord } from "../database/sealed-record.ts";
import { cutSections } from "../parcoursup/cut-sections.ts";
import { packRecord, unpackRecord } from "../parcoursup/received-record.ts";
import { countUntrimmedRecords, findUntrimmedRecords, replaceRecords } from "./trim.repository.ts";

/**
 * What was received before the school chose not to keep a section loses it too, at the next purge: at most `limit` objects.
 * Returns how many. What is sealed with a key that is not here is left alone.
 */
export async function trimBatch(
  db: Connection,
  { schoolId }: { readonly schoolId: string },
  sections: readonly string[],
  limit: number,
): Promise<number> {
  if (sections.length === 0) return 0;
  const keys = db.recordKeys;
  const records = await findUntrimmedRecords(db, schoolId, sections, limit);
  await replaceRecords(
    db,
    records.map(({ id, unkeptSections, ...stored }) => {
      const received = unpackRecord(openRecord(keys, schoolId, stored));
      return {
        id,
        ...sealRecord(keys, schoolId, packRecord(cutSections(received, sections).bytes)),
        unkeptSections: [...new Set([...unkeptSections, ...sections])],
      };
    }),
  );
  return records.length;
}

export async function countUntrimmed(
  db: Connection,
  { schoolId }: { readonly schoolId: string },
  sections: readonly string[],
): Promise<number> {
  return sections.length === 0 ? 0 : countUntrimmedRecords(db, schoolId, sections);
}
