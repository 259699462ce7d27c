import pg from "pg";

/**
 * An error without the values it may quote: PostgreSQL's message, detail and context hold whole rows, so of its errors only
 * the code and the names of what was concerned are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  if (error instanceof pg.DatabaseError) {
    const { code, severity, schema, table, column, constraint, routine } = error;
    return { type: "DatabaseError", code, severity, schema, table, column, constraint, routine, stack };
  }
  return { type: error.name, message: error.message, stack };
}
