/**
 * What is known of a person on one side of a comparison, as stored. Blank names, impossible birth dates and things that are no e-mail
 * address are missing values, never errors (`docs/linking.md`).
 */
export interface LinkRecord {
  readonly id: string;
  readonly lastName: string | null;
  readonly firstName: string | null;
  /** Second and third first names. They are never evidence enough by themselves: twins often bear each other's. */
  readonly otherFirstNames?: readonly string[];
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null;
  readonly email: string | null;
  /** The national student number. */
  readonly ine?: string | null;
  readonly parcoursupFiles?: readonly ParcoursupFileReference[];
}

export interface ParcoursupFileReference {
  readonly session: number;
  readonly establishmentId: string;
  readonly fileNumber: string;
}
