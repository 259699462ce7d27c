import { isBlank, isSame } from "../profiles/field-value.ts";
import {
  type Choices,
  type LinkDiploma,
  type LinkEdit,
  type LinkField,
  type LinkProfile,
  linkFields,
  type ProfileValues,
  type Side,
} from "./link-profile.ts";

type Column = keyof ProfileValues;

/** What a link makes of two profiles, and which of the two each thing came from. */
export interface JoinedProfile extends Omit<LinkProfile, "fromParcoursup"> {
  /** By column; what both say is the kept profile's. */
  readonly sources: Readonly<Record<string, Side>>;
  /** By the number of a diploma. */
  readonly diplomaOwners: Readonly<Record<string, Side>>;
}

/** Who makes the link, and when: explicit choices count as typed by staff. */
export interface LinkMoment {
  readonly accountId: string | null;
  /** ISO 8601 */
  readonly at: string;
}

/**
 * One profile out of two (`domain.md`, "Liaison"): filled values of `keep` stay, its blanks are filled by `absorb`, and a
 * choice per field may take the other's value. Diplomas of both are kept, one that both have once.
 */
export function joinProfiles(
  keep: LinkProfile,
  absorb: LinkProfile,
  choices: Choices,
  moment: LinkMoment,
): JoinedProfile {
  const sources: Record<string, Side> = {};
  for (const field of linkFields(keep.values))
    for (const column of field.columns) sources[column] = sourceOf(column, field, keep, absorb, choices);
  const taken = Object.keys(sources).filter((column) => sources[column] === "absorb") as Column[];
  const { diplomas, diplomaOwners } = joinDiplomas(keep, absorb);
  return {
    id: keep.id,
    values: { ...keep.values, ...Object.fromEntries(taken.map((column) => [column, absorb.values[column]])) },
    sources,
    diplomas,
    diplomaOwners,
    edits: joinEdits(keep, absorb, { sources, diplomas, diplomaOwners }, choices, moment),
  };
}

/** What is the matter with one field: what the decision page shows, and what a link does without a choice. */
export function compareField(
  field: LinkField,
  keep: LinkProfile,
  absorb: LinkProfile,
): "same" | "fill" | "different" {
  // When somebody left the SAS says nothing by itself.
  const columns = field.name === "campaign" ? field.columns.slice(0, 1) : field.columns;
  const pairs = columns.map((column) => [keep.values[column], absorb.values[column]] as const);
  if (pairs.every(([mine, other]) => isSame(mine, other) || isBlank(other))) return "same";
  const fits = pairs.every(([mine, other]) => isSame(mine, other) || isBlank(mine) || isBlank(other));
  return fits ? "fill" : "different";
}

function sourceOf(
  column: Column,
  field: LinkField,
  keep: LinkProfile,
  absorb: LinkProfile,
  choices: Choices,
): Side {
  const comparison = compareField(field, keep, absorb);
  if (comparison === "different") return choices[field.name] ?? "keep";
  if (field.name === "campaign") return comparison === "fill" ? "absorb" : "keep";
  return isBlank(keep.values[column]) && !isBlank(absorb.values[column]) ? "absorb" : "keep";
}

function joinDiplomas(
  keep: LinkProfile,
  absorb: LinkProfile,
): Pick<JoinedProfile, "diplomas" | "diplomaOwners"> {
  const first = keep.diplomas.find(({ position }) => position === 1);
  const lead = absorb.diplomas.find(({ position }) => position === 1);
  const leads = lead !== undefined && absorb.fromParcoursup && !(keep.fromParcoursup && first !== undefined);
  const equal = lead && keep.diplomas.find((diploma) => isSameDiploma(diploma, lead));
  const added = absorb.diplomas.filter(
    (diploma) => !keep.diplomas.some((own) => isSameDiploma(own, diploma)),
  );
  // The diploma that Parcoursup tells of comes first, where imports look for it.
  const front = leads ? (equal ?? lead) : undefined;
  const behind = [...keep.diplomas, ...added].filter((diploma) => diploma !== front);
  const last = Math.max(0, ...keep.diplomas.map(({ position }) => position));
  const diplomas =
    front === undefined
      ? [...keep.diplomas, ...added.map((diploma, index) => ({ ...diploma, position: last + index + 1 }))]
      : [front, ...behind].map((diploma, index) => ({ ...diploma, position: index + 1 }));
  const owner = ({ id }: LinkDiploma): Side =>
    keep.diplomas.some((own) => own.id === id) ? "keep" : "absorb";
  return {
    diplomas,
    diplomaOwners: Object.fromEntries(diplomas.map((diploma) => [diploma.id, owner(diploma)])),
  };
}

/** The same diploma, wherever it stands; a member that only one of them has is blank there. */
export function isSameDiploma(a: LinkDiploma, b: LinkDiploma): boolean {
  return isSame(contentOf(a), contentOf(b));
}

function contentOf({ id, position, account_id, edited_at, ...content }: LinkDiploma): [string, unknown][] {
  return Object.entries(content)
    .filter(([, value]) => !isBlank(value))
    .sort(([a], [b]) => a.localeCompare(b));
}

/** Which profile a field of `candidate_edit` speaks of: that of the column, or of the diploma that imports keep up to date. */
export function ownerOfEdit(
  field: string,
  joined: Pick<JoinedProfile, "sources" | "diplomas" | "diplomaOwners">,
): Side {
  const source = joined.sources[field];
  if (source !== undefined) return source;
  const first = joined.diplomas.find(({ position }) => position === 1);
  return (first && joined.diplomaOwners[first.id]) ?? "keep";
}

function joinEdits(
  keep: LinkProfile,
  absorb: LinkProfile,
  joined: Pick<JoinedProfile, "sources" | "diplomas" | "diplomaOwners">,
  choices: Choices,
  moment: LinkMoment,
): LinkEdit[] {
  const edits = new Map(keep.edits.map((edit) => [edit.field, edit]));
  for (const edit of absorb.edits) {
    const equal = isSame(valueOfField(keep, edit.field), valueOfField(absorb, edit.field));
    const belongs = equal || ownerOfEdit(edit.field, joined) === "absorb";
    if (belongs && !edits.has(edit.field)) edits.set(edit.field, edit);
  }
  const accountId = moment.accountId === null ? null : Number(moment.accountId);
  for (const field of linkFields(keep.values)) {
    const chosen = choices[field.name] !== undefined && field.name !== "campaign";
    if (!chosen || compareField(field, keep, absorb) !== "different") continue;
    for (const column of field.columns)
      edits.set(column, { field: column, account_id: accountId, edited_at: moment.at });
  }
  return [...edits.values()];
}

function valueOfField({ values }: LinkProfile, field: string): unknown {
  return Object.entries(values).find(([column]) => column === field)?.[1];
}
