/** How sure a proposal is, after FHIR `Patient/$match`. */
export const grades = ["certain", "probable", "possible"] as const;
export type Grade = (typeof grades)[number];

/**
 * What was found, field by field: stable codes, of which the interface makes sentences. Every comparison says one code for each of nom,
 * prénom and birth date, one for the e-mail unless it is missing, and what else decided.
 */
export const reasons = [
  "lastName.same",
  "lastName.contained",
  "lastName.inverted",
  "lastName.close",
  "lastName.different",
  "lastName.missing",
  "firstName.same",
  "firstName.contained",
  "firstName.inverted",
  "firstName.close",
  "firstName.otherName",
  "firstName.different",
  "firstName.missing",
  "birthDate.same",
  "birthDate.inverted",
  "birthDate.oneEdit",
  "birthDate.different",
  "birthDate.missing",
  "email.same",
  "email.different",
  "ine.same",
  "ine.different",
  "fileNumber.same",
  "fileNumber.different",
  /** Same nom and birth date, another prénom: what twins look like, so at most *possible*. */
  "pair.twins",
  /** One Parcoursup file number, two people as far as the records say. */
  "pair.conflict",
  /** Would be *certain*, but one of the two has another counterpart just as good. */
  "pair.severalCounterparts",
] as const;
export type Reason = (typeof reasons)[number];

/** What two records say of each other, before anything is known of the others. */
export interface Comparison {
  /** Null when the pair is forbidden. */
  readonly grade: Grade | null;
  /** Two different INE, or two file numbers of one session: never proposed, whatever else agrees. */
  readonly forbidden: boolean;
  /** The same file number of one session, but not the same person as far as the records say: to be looked at, not simply linked. */
  readonly conflict: boolean;
  /** Certain by an identifier (INE or file number): it needs no uniqueness. */
  readonly byIdentifier: boolean;
  readonly reasons: readonly Reason[];
}

/** A pair that was compared; `Id` names a record. */
export interface ComparedPair<Id extends string | number = string> {
  readonly left: Id;
  readonly right: Id;
  readonly comparison: Comparison;
}

/** A pair to be shown to a person, who decides. */
export interface ProposedPair<Id extends string | number = string> {
  readonly left: Id;
  readonly right: Id;
  readonly grade: Grade;
  readonly conflict: boolean;
  readonly reasons: readonly Reason[];
}
