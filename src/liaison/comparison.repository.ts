import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { personJson } from "./proposal.repository.ts";
import type { LinkComparison } from "./proposal.schema.ts";

type ComparedSide = Omit<LinkComparison["keep"], "version">;

/** What is shown of profiles that the caller has looked up, by their numbers. */
export async function findComparedSides(
  db: Connection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ComparedSide>> {
  const { rows } = await sql<{ person: ComparedSide; diplomas: string[]; wishes: string[] }>`
    select ${personJson("c")} as person, c.diploma_labels as diplomas,
      array(
        select coalesce(nullif(w.programme_label, ''), nullif(w.programme_code, ''), '–') || ' · ' || f.session
          || coalesce(' · dossier ' || f.file_number, '')
        from parcoursup_file f join wish w on w.parcoursup_file_id = f.id
        where f.candidate_id = c.id order by f.session desc, w.id
      ) as wishes
    from candidate c where c.id = any(${ids}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ person, ...more }) => [person.id, { ...person, ...more }]));
}
