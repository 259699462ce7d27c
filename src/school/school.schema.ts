import { type Static, Type } from "typebox";
import { changeOf, day, identifier, label, nullable, timestamp } from "../schema.ts";

const Name = label(120);

export const School = Type.Object({
  name: Type.String(),
  createdAt: timestamp(),
  /** Whether nobody works before having set up a second factor. */
  secondFactorRequired: Type.Boolean(),
});
export type School = Static<typeof School>;

export const SchoolChange = changeOf({ name: Name, secondFactorRequired: Type.Boolean() });
export type SchoolChange = Static<typeof SchoolChange>;

/** A site of the school, known by its UAI. */
export const Establishment = Type.Object({
  uai: Type.String(),
  name: Type.String(),
  /** Whether the ParcourSup service is switched on for it. */
  parcoursupEnabled: Type.Boolean(),
});
export type Establishment = Static<typeof Establishment>;

export const NewEstablishment = Type.Object({
  uai: Type.String({ minLength: 1, maxLength: 20 }),
  name: Name,
  parcoursupEnabled: Type.Boolean({ default: true }),
});
export type NewEstablishment = Static<typeof NewEstablishment>;

export const EstablishmentChange = changeOf({ name: Name, parcoursupEnabled: Type.Boolean() });
export type EstablishmentChange = Static<typeof EstablishmentChange>;

/** Dates and the archive mark are indicative: no action is forbidden by them (`domain.md`, "Campaigns"). */
export const Campaign = Type.Object({
  id: identifier(),
  name: Type.String(),
  startsOn: nullable(day()),
  endsOn: nullable(day()),
  archived: Type.Boolean(),
});
export type Campaign = Static<typeof Campaign>;

export const NewCampaign = Type.Object({
  name: Name,
  startsOn: Type.Optional(nullable(day())),
  endsOn: Type.Optional(nullable(day())),
});
export type NewCampaign = Static<typeof NewCampaign>;

export const CampaignChange = changeOf({
  name: Name,
  startsOn: nullable(day()),
  endsOn: nullable(day()),
  archived: Type.Boolean(),
});
export type CampaignChange = Static<typeof CampaignChange>;
