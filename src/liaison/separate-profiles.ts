import { isSame } from "../profiles/field-value.ts";
import { isSameDiploma, type JoinedProfile, ownerOfEdit } from "./join-profiles.ts";
import type { LinkDiploma, LinkEdit, LinkProfile, ProfileValues, Side } from "./link-profile.ts";

type Column = keyof ProfileValues;

/** The number of a diploma that has none yet. */
export const newDiploma = 0;

/** What is known when a link is taken back. */
export interface Separation {
  /** The two profiles as they were just before the link. */
  readonly keep: LinkProfile;
  readonly absorb: LinkProfile;
  /** What the link made of them. */
  readonly joined: JoinedProfile;
  /** What has become of it since. */
  readonly current: Pick<LinkProfile, "values" | "diplomas" | "edits">;
  /** Whose Parcoursup file brought a change since, by column (`diploma` for the first diploma); absent: staff made it. */
  readonly importedFor: Readonly<Record<string, Side>>;
}

/**
 * The inverse of `joinProfiles`: two profiles exactly as they were. What was changed since goes where it belongs: what an
 * import brought, to the profile whose file it came from; what staff typed, to the profile that the field's value was of;
 * what is new, to the profile that stays.
 */
export function separateProfiles(separation: Separation): Readonly<Record<Side, LinkProfile>> {
  return { keep: separated("keep", separation), absorb: separated("absorb", separation) };
}

function separated(side: Side, separation: Separation): LinkProfile {
  const before = separation[side];
  const { joined, current } = separation;
  // Every member is a column: `ProfileValues` has no other.
  const columns = Object.keys(current.values) as Column[];
  const changed = columns.filter(
    (column) =>
      !isSame(current.values[column], joined.values[column]) && ownerOfChange(column, separation) === side,
  );
  return {
    ...before,
    values: {
      ...before.values,
      ...Object.fromEntries(changed.map((column) => [column, current.values[column]])),
    },
    diplomas: separatedDiplomas(side, separation),
    edits: separatedEdits(side, separation),
  };
}

function ownerOfChange(column: string, { joined, importedFor }: Separation): Side {
  return importedFor[column] ?? joined.sources[column] ?? "keep";
}

function separatedEdits(side: Side, separation: Separation): LinkEdit[] {
  const { joined, current } = separation;
  const stood = (edit: LinkEdit) => joined.edits.some((earlier) => isSameEdit(earlier, edit));
  const still = (edit: LinkEdit) => current.edits.some(({ field }) => field === edit.field);
  const edits = new Map(
    separation[side].edits.filter((edit) => !stood(edit) || still(edit)).map((edit) => [edit.field, edit]),
  );
  for (const edit of current.edits)
    if (!stood(edit) && ownerOfEdit(edit.field, joined) === side) edits.set(edit.field, edit);
  return [...edits.values()];
}

function isSameEdit(a: LinkEdit, b: LinkEdit): boolean {
  return a.field === b.field && a.edited_at === b.edited_at;
}

function separatedDiplomas(side: Side, separation: Separation): LinkDiploma[] {
  const { joined, current, importedFor } = separation;
  const own = separation[side].diplomas;
  const now = new Map<number, LinkDiploma | null>();
  for (const diploma of joined.diplomas) {
    const today = counterpart(diploma, current.diplomas, joined.diplomas);
    if (today !== null && isSameDiploma(today, diploma)) continue;
    const owner = joined.diplomaOwners[diploma.id] ?? "keep";
    const receiver = diploma.position === 1 ? (importedFor.diploma ?? owner) : owner;
    if (receiver !== side) continue;
    // An import for the other profile's file changed what stands in first place: the receiver's own first diploma changes.
    const target = receiver === owner ? diploma.id : own.find(({ position }) => position === 1)?.id;
    if (target !== undefined) now.set(target, today);
    else if (today !== null) now.set(newDiploma, today);
  }
  const kept = own.flatMap((diploma) => {
    const today = now.get(diploma.id);
    if (today === undefined) return [diploma];
    return today === null ? [] : [{ ...today, id: diploma.id, position: diploma.position }];
  });
  const known = new Set(
    joined.diplomas.map((diploma) => counterpart(diploma, current.diplomas, joined.diplomas)),
  );
  const fresh = side === "keep" ? current.diplomas.filter((diploma) => !known.has(diploma)) : [];
  const brought = now.get(newDiploma);
  const added = brought ? [{ ...brought, id: newDiploma }, ...fresh] : fresh;
  const last = Math.max(0, ...kept.map(({ position }) => position));
  return [...kept, ...added.map((diploma, index) => ({ ...diploma, position: last + index + 1 }))];
}

/** What a diploma of the link has become: by its number, else whatever new stands in its place; null when it is gone. */
function counterpart(
  diploma: LinkDiploma,
  current: readonly LinkDiploma[],
  joined: readonly LinkDiploma[],
): LinkDiploma | null {
  const same = current.find(({ id }) => id === diploma.id);
  if (same !== undefined) return same;
  const isNew = ({ id }: LinkDiploma) => !joined.some((earlier) => earlier.id === id);
  return current.find((other) => other.position === diploma.position && isNew(other)) ?? null;
}
