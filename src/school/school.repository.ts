import type { Connection } from "../database/database.ts";
import { isUniqueViolation } from "../database/unique-violation.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { School } from "./school.schema.ts";

/** Throws `school.name_taken`: the command line knows a school by its name. */
export async function insertSchool(db: Connection, name: string): Promise<{ id: string }> {
  try {
    return await db.insertInto("school").values({ name }).returning("id").executeTakeFirstOrThrow();
  } catch (error) {
    throw isUniqueViolation(error, "school_name") ? errors.school.nameTaken(name) : error;
  }
}

/** The school of this name, whatever its capitals; the first one when `name` is null; null when there is none. */
export async function findSchoolNamed(
  db: Connection,
  name: string | null,
): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom("school")
    .$if(name !== null, (query) =>
      query.where((school) =>
        school(school.fn("lower", ["name"]), "=", school.fn("lower", [school.val(name)])),
      ),
    )
    .orderBy("id")
    .limit(1)
    .select(["id", "name"])
    .executeTakeFirst();
  return row ?? null;
}

/** The identifier of the school of this name, for the command line; throws `school.not_found`. */
export async function findSchool(db: Connection, name: string): Promise<string> {
  const school = await findSchoolNamed(db, name);
  if (school === null) throw errors.school.notFound(name);
  return school.id;
}

export async function readSchool(db: Connection, schoolId: string): Promise<School> {
  const row = await db
    .selectFrom("school")
    .where("id", "=", schoolId)
    .select(["name", "created_at", "second_factor_required"])
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    createdAt: row.created_at.toISOString(),
    secondFactorRequired: row.second_factor_required,
  };
}

export async function requireSecondFactor(
  db: Connection,
  schoolId: string,
  required: boolean,
): Promise<void> {
  await db
    .updateTable("school")
    .set({ second_factor_required: required })
    .where("id", "=", schoolId)
    .execute();
}

/** Throws `school.name_taken`. */
export async function updateSchoolName(db: Connection, schoolId: string, name: string): Promise<void> {
  try {
    await db.updateTable("school").set({ name }).where("id", "=", schoolId).execute();
  } catch (error) {
    throw isUniqueViolation(error, "school_name") ? errors.school.nameTaken(name) : error;
  }
}

/** Waits for whoever else changes this school's settings or users; does not hold up those who add rows to it. */
export async function lockSchool(db: Connection, schoolId: string): Promise<void> {
  await db
    .selectFrom("school")
    .where("id", "=", schoolId)
    .select("id")
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}
