import { sql } from "kysely";
import type { Database } from "../../src/database/database.ts";
import { fold, identityKey } from "../../src/linking/fold.ts";
import type { TestSchool } from "./schools.ts";

export type Person = readonly [lastName: string, firstName: string, birthDate?: string];

/** People in the SAS, without a file: where an import would only cost time. Tells their numbers. */
export async function addPeople(
  database: Database,
  { schoolId }: Pick<TestSchool, "schoolId">,
  people: readonly Person[],
  uai = "0870015U",
): Promise<string[]> {
  const rows = people.map(([lastName, firstName, birthDate = "2007-02-03"]) => ({
    last_name: lastName,
    first_name: firstName,
    birth_date: birthDate,
    email: `${fold(`${firstName}.${lastName}`).replaceAll(" ", "-")}@example.com`,
    last_name_folded: fold(lastName),
    first_name_folded: fold(firstName),
    identity_key: identityKey(lastName, firstName, birthDate),
  }));
  const { rows: added } = await sql<{ id: string }>`
    insert into candidate (school_id, establishment_id, civility, last_name, first_name, other_first_names, birth_date, email,
      address_lines, diploma_labels, last_name_folded, first_name_folded, diplomas_folded, identity_key)
    select e.school_id, e.id, 'F', last_name, first_name, '{}', birth_date, email, '{}', '{}', last_name_folded,
      first_name_folded, '', identity_key
    from establishment e, json_to_recordset(${JSON.stringify(rows)}::json) as p(last_name text, first_name text,
      birth_date date, email text, last_name_folded text, first_name_folded text, identity_key text)
    where e.school_id = ${schoolId} and e.uai = ${uai}
    returning id::text
  `.execute(database.db);
  return added.map(({ id }) => id);
}
