import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "./actor.ts";

/**
 * The one place where rights over rows are decided (ASVS 5.0 8.2.2): true for rows of `alias`, which has the columns
 * `school_id` and `establishment_id`, that belong to the school and to an establishment within the scope.
 */
export function visibleTo({ schoolId, establishmentIds }: Scope, alias: string): RawBuilder<SqlBool> {
  const table = sql.table(alias);
  const ofSchool = sql<SqlBool>`${table}.school_id = ${schoolId}`;
  if (establishmentIds === null) return ofSchool;
  return sql<SqlBool>`(${ofSchool} and ${table}.establishment_id = any(${establishmentIds}::bigint[]))`;
}

/**
 * The same for candidates: whoever may see one of the establishments of a linked profile sees the profile, for it is the
 * person who applied there.
 */
export function candidatesVisibleTo(scope: Scope, alias: string): RawBuilder<SqlBool> {
  if (scope.establishmentIds === null) return visibleTo(scope, alias);
  const table = sql.table(alias);
  return sql<SqlBool>`(${visibleTo(scope, alias)} or (${table}.school_id = ${scope.schoolId} and ${table}.id in (
    select survivor_id from candidate_link where school_id = ${scope.schoolId}
      and establishment_id = any(${scope.establishmentIds}::bigint[])
  )))`;
}

/** The same for rows that are establishments: true for those of the scope. */
export function isWithin({ schoolId, establishmentIds }: Scope, alias: string): RawBuilder<SqlBool> {
  const table = sql.table(alias);
  const ofSchool = sql<SqlBool>`${table}.school_id = ${schoolId}`;
  if (establishmentIds === null) return ofSchool;
  return sql<SqlBool>`(${ofSchool} and ${table}.id = any(${establishmentIds}::bigint[]))`;
}

/**
 * The same for rows of `account`: true for the accounts that whoever has this scope may look after, those of the school that
 * reach no further than the scope itself (ASVS 5.0 8.2.2, 8.2.3).
 */
export function reachesNoFurther({ schoolId, establishmentIds }: Scope, alias: string): RawBuilder<SqlBool> {
  const table = sql.table(alias);
  const ofSchool = sql<SqlBool>`${table}.school_id = ${schoolId}`;
  if (establishmentIds === null) return ofSchool;
  return sql<SqlBool>`(${ofSchool} and not ${table}.all_establishments and not exists (
    select from account_establishment further
    where further.account_id = ${table}.id and further.establishment_id <> all(${establishmentIds}::bigint[])
  ))`;
}

/** Of `account`: the UAIs that it is limited to, in order; null when it has all of them. */
export const allowedUais = sql<string[] | null>`
  case when account.all_establishments then null else array(
    select establishment.uai from account_establishment allowed
    join establishment on establishment.id = allowed.establishment_id
    where allowed.account_id = account.id order by establishment.uai
  ) end
`.as("establishments");

/** Of `account`: `Actor.establishmentIds`. */
export const allowedEstablishments = sql<string[] | null>`
  case when account.all_establishments then null else array(
    select allowed.establishment_id::text from account_establishment allowed where allowed.account_id = account.id
  ) end
`.as("establishmentIds");
