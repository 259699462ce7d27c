import type { StoredCandidate } from "../profiles/stored-candidate.ts";

/** A profile as a link sees it: what is compared, chosen field by field, and given back when the link is undone. */
export interface LinkProfile {
  readonly id: string;
  readonly values: ProfileValues;
  /** In the order of their positions. */
  readonly diplomas: readonly LinkDiploma[];
  readonly edits: readonly LinkEdit[];
  /** It has a Parcoursup file: the diploma at position 1 is the one that imports keep up to date. */
  readonly fromParcoursup: boolean;
}

/** Columns of `candidate`. */
export type ProfileValues = Omit<StoredCandidate, "id" | "diploma"> & {
  /** Null in the SAS. */
  readonly campaign_id: string | null;
  readonly admitted_at: string | null;
};

/** A row of `diploma`, with all its columns but the candidate. */
export interface LinkDiploma {
  readonly id: number;
  readonly position: number;
  readonly label: string;
  readonly type: string;
  readonly series: string | null;
  readonly speciality: string | null;
  readonly year: number | null;
  readonly honours: string | null;
  readonly academy: string | null;
  /** Who of the staff added it, and when it was last changed; not what it says. */
  readonly account_id?: number | null;
  readonly edited_at?: string | null;
}

/** A row of `candidate_edit`: a field that staff typed. */
export interface LinkEdit {
  readonly field: string;
  readonly account_id: number | null;
  readonly edited_at: string;
}

/** Which of the two profiles of a link: the one that stays, or the one that goes into it. */
export type Side = "keep" | "absorb";

/** What a person chose, by field (`LinkField.name`); a field that is not named follows the default. */
export type Choices = Readonly<Record<string, Side>>;

/** What is chosen as one: usually a column, sometimes several that mean nothing apart. */
export interface LinkField {
  /** The column's name, or that of the group. */
  readonly name: string;
  readonly columns: readonly (keyof ProfileValues)[];
}

/** Half an address of one person and half of another's is nobody's address. */
const groups: readonly LinkField[] = [
  { name: "address", columns: ["address_lines", "postal_code", "city", "country"] },
  { name: "campaign", columns: ["campaign_id", "admitted_at"] },
];

/** The fields of a profile in the order in which pages show them. */
export function linkFields(values: ProfileValues): LinkField[] {
  // Every member is a column: `ProfileValues` has no other.
  const columns = Object.keys(values) as (keyof ProfileValues)[];
  const fields = columns.map(
    (column) => groups.find((group) => group.columns.includes(column)) ?? { name: column, columns: [column] },
  );
  return fields.filter((field, index) => fields.findIndex(({ name }) => name === field.name) === index);
}
