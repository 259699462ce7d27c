import { fold } from "./fold.ts";
import { jaroWinkler } from "./jaro-winkler.ts";

/** A name made ready for comparison. */
export interface Name {
  /** Folded, without anything between the words: `LE GOFF`, `Le-Goff` and `Legoff` are the same. */
  readonly glued: string;
  readonly words: readonly string[];
}

export type NameAgreement = "same" | "contained" | "close" | "different" | "missing";

/** From this likeness (Jaro-Winkler) two names may be one name with a mistake in it. */
const CLOSE = 0.85;

/** Words that say nothing of who bears them: sharing only these is not sharing a name. */
const particles = new Set(
  "a abd ait al ap ben bin d da das de del della den der des di do dos du el ibn l la las le les lo los n o of van von y".split(
    " ",
  ),
);

/** @returns null for a name without any letter or figure: it is missing. */
export function readName(text: string | null): Name | null {
  if (text === null) return null;
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return words.length === 0 ? null : { glued: words.join(""), words };
}

export const isParticle = (word: string): boolean => particles.has(word);

/** Symmetric. *Same*: the glued forms are equal; *contained*: every word of the shorter is in the longer (compound names, second first names). */
export function compareNames(one: Name | null, other: Name | null): NameAgreement {
  if (one === null || other === null) return "missing";
  if (one.glued === other.glued) return "same";
  if (contains(one, other) || contains(other, one)) return "contained";
  return jaroWinkler(one.glued, other.glued) >= CLOSE ? "close" : "different";
}

/** Whether two names are the same or one contains the other, without asking how close they are. */
export function namesAgree(one: Name | null, other: Name | null): boolean {
  if (one === null || other === null) return false;
  return one.glued === other.glued || contains(one, other) || contains(other, one);
}

/** Whether two names agree (`docs/linking.md`): enough, with the other fields, for a grade above *possible*. */
export const agrees = (agreement: NameAgreement): boolean =>
  agreement === "same" || agreement === "contained";

function contains(longer: Name, shorter: Name): boolean {
  // Most names are one word: glued, they were different.
  if (longer.words.length === 1) return false;
  return (
    shorter.words.length <= longer.words.length &&
    shorter.words.every((word) => longer.words.includes(word)) &&
    shorter.words.some((word) => !particles.has(word))
  );
}
