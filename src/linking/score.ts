import type { DateAgreement } from "./birth-date.ts";
import { agrees, type NameAgreement } from "./name.ts";

/** What the score looks at. */
export interface Evidence {
  readonly lastName: NameAgreement;
  readonly firstName: NameAgreement;
  readonly otherName: boolean;
  /** The two name fields exchanged, and a mistake in one name. */
  readonly crossed: boolean;
  readonly birthDate: DateAgreement;
  /** That both were born in years of which a school has few people. */
  readonly rareYears: boolean;
  readonly sameEmail: boolean;
  readonly otherEmail: boolean;
}

/**
 * Weights after Fellegi and Sunter, in bits: log2 of how much likelier this is seen in two records of one person than of two people.
 * Fixed, never learnt from the data: the same two records always get the same grade. Where each comes from: `docs/linking.md`.
 */
const weights = {
  lastName: { same: 10, contained: 10, close: 6, different: -4, missing: 0 },
  firstName: { same: 7, contained: 7, close: 4, different: -4, missing: 0 },
  otherName: 2,
  /** A name that agrees and one that is close, less what exchanged fields are worth (3). */
  crossed: 11,
  /** Candidates are born within some three years: two of them share the day 1 time in 1,000. */
  crowdedBirthDate: { same: 10, inverted: 0, oneEdit: 0, different: -5, missing: 0 },
  /** The few who are older are born within decades: somebody shares their day 1 time in 130,000. */
  rareBirthDate: { same: 17, inverted: 4, oneEdit: 4, different: -5, missing: 0 },
  /** Families share an address, but no first name. */
  emailOfSameFirstName: 15,
  otherEmail: -2,
} as const;

/** Of two records taken at random from two lists of thousands, 1 in 260,000 pairs is one person. */
const PRIOR = -18;

/** Bits: twice as likely one person as not. */
const POSSIBLE = 1;

/** Whether all together makes one person likelier than two; only ever a reason for *possible*. Symmetric. */
export function isPossible(evidence: Evidence): boolean {
  return PRIOR + namesOf(evidence) + birthDateOf(evidence) + emailOf(evidence) >= POSSIBLE;
}

function namesOf({ lastName, firstName, otherName, crossed }: Evidence): number {
  const first = otherName && firstName === "different" ? weights.otherName : weights.firstName[firstName];
  const straight = weights.lastName[lastName] + first;
  return crossed ? Math.max(straight, weights.crossed) : straight;
}

function birthDateOf({ birthDate, rareYears }: Evidence): number {
  return (rareYears ? weights.rareBirthDate : weights.crowdedBirthDate)[birthDate];
}

function emailOf({ firstName, sameEmail, otherEmail }: Evidence): number {
  if (otherEmail) return weights.otherEmail;
  return sameEmail && agrees(firstName) ? weights.emailOfSameFirstName : 0;
}
