import { type Kysely, sql } from "kysely";

/**
 * Who a Parcoursup file said its person is: where the file has no numéro de dossier, the next import recognises by it whoever staff have
 * corrected since. Of those corrected before, nobody knows. Wishes for programmes without a code are told apart by their labels.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table parcoursup_file add column received_identity text`.execute(database);
  await sql`
    update parcoursup_file f set received_identity = c.identity_key from candidate c
    where c.id = f.candidate_id and not exists (
      select from candidate_edit e
      where e.candidate_id = c.id and e.field in ('last_name', 'first_name', 'birth_date')
    )
  `.execute(database);
  await sql`
    update wish set programme_code = ' ' || programme_label where programme_code = '' and programme_label is not null
  `.execute(database);
}
