import { type Static, Type } from "typebox";

/**
 * A backup is one gzip file of lines of JSON: a header, then for each table its name and columns followed by one array a row,
 * and at the very end the manifest. Values are PostgreSQL's own text (`bytea` in hexadecimal, moments in UTC), so that the
 * embedded database and a server write and read the same. Without its manifest an archive is incomplete, hence refused.
 */
export const formatName = "hub3e-parcoursup-backup";

/** Raised when an older program could not read what is written. */
export const formatVersion = 1;

export const ArchiveHeader = Type.Object({
  format: Type.Literal(formatName),
  version: Type.Integer({ minimum: 1 }),
  program: Type.String(),
  createdAt: Type.String(),
  source: Type.Union([Type.Literal("embedded"), Type.Literal("server")]),
  /** The migrations of the database, in order: the tables are those of the last one. */
  migrations: Type.Array(Type.String(), { minItems: 1 }),
});
export type ArchiveHeader = Static<typeof ArchiveHeader>;

export const TableHeader = Type.Object({ table: Type.String(), columns: Type.Array(Type.String()) });
export type TableHeader = Static<typeof TableHeader>;

/** The values of the columns, in PostgreSQL's text form. */
export const Row = Type.Array(Type.Union([Type.String(), Type.Null()]));
export type Row = Static<typeof Row>;

export const Manifest = Type.Object({
  manifest: Type.Object({
    tables: Type.Record(
      Type.String(),
      Type.Object({ rows: Type.Integer({ minimum: 0 }), sha256: Type.String() }),
    ),
    /** Where the numbering of identifiers goes on, so that a number once given is never given again. */
    sequences: Type.Array(
      Type.Object({
        table: Type.String(),
        column: Type.String(),
        lastValue: Type.String({ pattern: "^\\d+$" }),
        isCalled: Type.Boolean(),
      }),
    ),
  }),
});
export type Manifest = Static<typeof Manifest>["manifest"];

/** What a backup or a restore did. */
export interface ArchiveSummary {
  readonly createdAt: string;
  readonly program: string;
  readonly migrations: readonly string[];
  /** Table → rows. */
  readonly tables: Readonly<Record<string, number>>;
  readonly rows: number;
}

export function summarise(header: ArchiveHeader, manifest: Manifest): ArchiveSummary {
  const tables = Object.fromEntries(
    Object.entries(manifest.tables).map(([table, { rows }]) => [table, rows] as const),
  );
  const { createdAt, program, migrations } = header;
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  return { createdAt, program, migrations, tables, rows };
}
