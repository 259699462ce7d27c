/** Letters at the beginning that count for more, and by how much (Winkler's values). */
const PREFIX = 4;
const PREFIX_WEIGHT = 0.1;

/** Reused from call to call, as millions of names are compared; grows with the longest name. */
let taken = new Uint8Array(128);
let matched = new Uint16Array(128);

/** Likeness of two words from 0 to 1 after Jaro and Winkler. Symmetric: the shorter (or alphabetically first) is always read first. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const oneFirst = one.length === other.length ? one < other : one.length < other.length;
  const [short, long] = oneFirst ? [one, other] : [other, one];
  const likeness = jaro(short, long);
  let prefix = 0;
  while (prefix < PREFIX && prefix < short.length && short[prefix] === long[prefix]) prefix++;
  return likeness + prefix * PREFIX_WEIGHT * (1 - likeness);
}

function jaro(short: string, long: string): number {
  if (short.length === 0) return 0;
  if (long.length > taken.length) {
    taken = new Uint8Array(long.length);
    matched = new Uint16Array(long.length);
  }
  taken.fill(0, 0, long.length);
  const reach = Math.max(0, (long.length >> 1) - 1);
  let count = 0;
  for (let at = 0; at < short.length; at++) {
    const letter = short.charCodeAt(at);
    const end = Math.min(long.length, at + reach + 1);
    for (let there = Math.max(0, at - reach); there < end; there++) {
      if (taken[there] === 1 || long.charCodeAt(there) !== letter) continue;
      taken[there] = 1;
      matched[count++] = letter;
      break;
    }
  }
  if (count === 0) return 0;
  let outOfPlace = 0;
  let next = 0;
  for (let there = 0; there < long.length; there++)
    if (taken[there] === 1 && long.charCodeAt(there) !== matched[next++]) outOfPlace++;
  return (count / short.length + count / long.length + (count - outOfPlace / 2) / count) / 3;
}
