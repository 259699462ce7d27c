import type { Scope } from "../accounts/actor.ts";
import { isWithin } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { isUniqueViolation } from "../database/unique-violation.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { Establishment } from "./school.schema.ts";
import { readUai } from "./uai.ts";

export interface StoredEstablishment extends Establishment {
  readonly id: string;
}

const columns = ["id", "uai", "name", "parcoursup_enabled as parcoursupEnabled"] as const;

/** The establishments of the scope, by name. */
export function listEstablishments(db: Connection, scope: Scope): Promise<StoredEstablishment[]> {
  return db
    .selectFrom("establishment")
    .where(isWithin(scope, "establishment"))
    .orderBy("name")
    .orderBy("uai")
    .select(columns)
    .execute();
}

/** The establishment of the scope with this UAI, however it is typed; throws `establishment.not_found`. */
export async function findEstablishment(
  db: Connection,
  scope: Scope,
  typedUai: string,
): Promise<StoredEstablishment> {
  const uai = readUai(typedUai);
  if (uai === null) throw errors.establishment.notFound(typedUai);
  const establishment = await db
    .selectFrom("establishment")
    .where(isWithin(scope, "establishment"))
    .where("uai", "=", uai)
    .select(columns)
    .executeTakeFirst();
  if (establishment === undefined) throw errors.establishment.notFound(uai);
  return establishment;
}

/** Throws `establishment.uai_taken` when this school has it already; another school may have the same one. */
export async function insertEstablishment(
  db: Connection,
  schoolId: string,
  { uai, name, parcoursupEnabled }: Establishment,
): Promise<StoredEstablishment> {
  try {
    return await db
      .insertInto("establishment")
      .values({ school_id: schoolId, uai, name, parcoursup_enabled: parcoursupEnabled })
      .returning(columns)
      .executeTakeFirstOrThrow();
  } catch (error) {
    throw isUniqueViolation(error, "establishment_uai") ? errors.establishment.uaiTaken(uai) : error;
  }
}

export async function updateEstablishment(
  db: Connection,
  { id, name, parcoursupEnabled }: StoredEstablishment,
): Promise<void> {
  await db
    .updateTable("establishment")
    .set({ name, parcoursup_enabled: parcoursupEnabled })
    .where("id", "=", id)
    .execute();
}
