import { type Static, Type } from "typebox";
import { choice, day, label } from "../schema.ts";

const optional = (maxLength: number) => Type.Optional(label(maxLength));

/** A candidate that staff type in by hand, because no file tells of them. */
export const NewCandidate = Type.Object(
  {
    establishment: Type.String({ maxLength: 20, description: "UAI of where they apply" }),
    civility: choice(["M", "F"]),
    lastName: label(100),
    firstName: label(100),
    birthDate: day(),
    email: label(254),
    mobilePhone: optional(50),
    landlinePhone: optional(50),
    addressLines: Type.Optional(Type.Array(label(200), { maxItems: 5 })),
    postalCode: optional(20),
    city: optional(100),
    country: optional(100),
    diplomaType: optional(200),
    diplomaSeries: optional(200),
    diplomaYear: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100 })),
  },
  { additionalProperties: false },
);
export type NewCandidate = Static<typeof NewCandidate>;
