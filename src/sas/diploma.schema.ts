import { type Static, Type } from "typebox";
import { changeOf, label, nullable } from "../schema.ts";

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

/** Null first: the check of requests would make an empty text, or 0, of it. */
const textOrNull = Type.Union([Type.Null(), Type.String()]);
const seenValues = {
  type: Type.String(),
  series: textOrNull,
  speciality: textOrNull,
  year: Type.Union([Type.Null(), Type.Integer()]),
  honours: textOrNull,
  academy: textOrNull,
};

/** A change with what the fields were when the person began to write, as for a profile (`CandidateEdit`). */
export const DiplomaEdit = Type.Object(
  {
    ...DiplomaChange.properties,
    seen: Type.Optional(
      Type.Partial(Type.Object(seenValues), {
        additionalProperties: false,
        description:
          "Fields as the page showed them: refused (409, candidate.changed_meanwhile, with conflicts) when one of them is something else now. Without it the change is made whatever they are.",
      }),
    ),
  },
  { additionalProperties: false },
);
export type DiplomaEdit = Static<typeof DiplomaEdit>;
