/** Rows of the keyboards that people have in front of them, each row half a key further right than the one above. */
const layouts: readonly (readonly string[])[] = [
  ["1234567890-=", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./"],
  ["1234567890)=", "azertyuiop", "qsdfghjklm", "wxcvbn,;:!"],
];

const shortestWalk = 4;

/** `password` without the walks over neighbouring keys: `1qaz`, `a1z2`, `qsdf`, in any direction, the same key again included. */
export function withoutWalks(password: string): string {
  return layouts.reduce((left, rows) => withoutWalksOn(placesOf(rows), left), password);
}

function withoutWalksOn(places: ReadonlyMap<string, Place>, password: string): string {
  const kept: string[] = [];
  let walk: string[] = [];
  const endWalk = () => {
    if (walk.length < shortestWalk) kept.push(...walk);
    walk = [];
  };
  for (const key of password) {
    const before = walk.at(-1);
    if (before === undefined || !areNeighbours(places.get(before), places.get(key))) endWalk();
    walk.push(key);
  }
  endWalk();
  return kept.join("");
}

/** In keys: how far right, how far down. */
interface Place {
  readonly right: number;
  readonly down: number;
}

function placesOf(rows: readonly string[]): ReadonlyMap<string, Place> {
  return new Map(
    rows.flatMap((row, down) =>
      [...row].map((key, column) => [key, { right: column + down / 2, down }] as const),
    ),
  );
}

function areNeighbours(one: Place | undefined, other: Place | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return Math.abs(one.down - other.down) <= 1 && Math.abs(one.right - other.right) <= 1.5;
}
