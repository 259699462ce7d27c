import { type Static, type TProperties, type TSchema, type TSchemaOptions, Type } from "typebox";

/** One of a few words. */
export function choice<Words extends string[]>(words: readonly [...Words], options: TSchemaOptions = {}) {
  return Type.Enum<Words>(words, options);
}

export function nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

/** The number of a row, as text. */
export function identifier(options: TSchemaOptions = {}) {
  return Type.String({ pattern: "^[0-9]{1,18}$", ...options });
}

/** A moment, ISO 8601 with its offset: `2026-06-05T08:30:00.000Z`. */
export function timestamp() {
  return Type.String({ format: "date-time" });
}

/**
 * A day without time, `YYYY-MM-DD`; never a JavaScript `Date` (`design.md` §3). The format refuses 30 February, the pattern
 * refuses years that PostgreSQL does not know.
 */
export function day() {
  return Type.String({ format: "date", pattern: "^[12]\\d{3}-\\d{2}-\\d{2}$" });
}

/** A name typed by a person: something else than spaces, and no control character (PostgreSQL refuses U+0000). */
export function label(maxLength: number) {
  return Type.String({ minLength: 1, maxLength, pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$" });
}

/**
 * What may change of something: only the fields given are touched, and no others are accepted. (`Type.Partial` forgets that an object is
 * closed.)
 */
export function changeOf<Fields extends TProperties>(fields: Fields, options: TSchemaOptions = {}) {
  return Type.Partial(Type.Object(fields), { additionalProperties: false, ...options });
}

/** What a list without pages answers. */
export function list<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item) });
}

/** A page of a list. `total` is exact up to 10,000; beyond, it is 10,000 and `totalIsEstimate` is true. */
export function page<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    total: Type.Integer(),
    totalIsEstimate: Type.Boolean(),
    page: Type.Integer(),
    pageSize: Type.Integer(),
  });
}

/** The query of a list: pages count from 1. */
export const PageQuery = Type.Object({
  page: Type.Integer({ minimum: 1, maximum: 100_000, default: 1 }),
  // With its type, or the text of an address would not be read as a number.
  pageSize: Type.Enum([20, 25, 50, 100], { type: "integer", default: 25 }),
});
export type PageQuery = Static<typeof PageQuery>;
