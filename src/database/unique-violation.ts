const uniqueViolation = "23505";

/**
 * True when `error` is PostgreSQL refusing a second row under the unique key `constraint`. Told by its members: the embedded
 * database and `pg` each throw a class of their own.
 */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === uniqueViolation &&
    "constraint" in error &&
    error.constraint === constraint
  );
}
