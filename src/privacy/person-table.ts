/** The rows of one table that are a person's, columns in the names of the database; digests and packed content are left out. */
export interface PersonTable {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}
