import { type Static, Type } from "typebox";
import { changeOf, label, nullable } from "../schema.ts";
import { editOf, textOrNull } from "./seen-values.ts";

const value = () => nullable(label(200));

const fields = {
  type: label(200),
  series: value(),
  speciality: value(),
  year: nullable(Type.Integer({ minimum: 1900, maximum: 2100 })),
  honours: value(),
  academy: value(),
};

/** A diploma that staff add. */
export const NewDiploma = Type.Object(
  {
    type: fields.type,
    series: Type.Optional(fields.series),
    speciality: Type.Optional(fields.speciality),
    year: Type.Optional(fields.year),
    honours: Type.Optional(fields.honours),
    academy: Type.Optional(fields.academy),
  },
  { additionalProperties: false },
);
export type NewDiploma = Static<typeof NewDiploma>;

/** What changes of a diploma; only the fields given are touched. */
export const DiplomaChange = changeOf(fields);
export type DiplomaChange = Static<typeof DiplomaChange>;

const seenValues = {
  type: Type.String(),
  series: textOrNull,
  speciality: textOrNull,
  year: Type.Union([Type.Null(), Type.Integer()]),
  honours: textOrNull,
  academy: textOrNull,
};

export const DiplomaEdit = editOf(fields, seenValues);
export type DiplomaEdit = Static<typeof DiplomaEdit>;
