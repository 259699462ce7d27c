import type { PasswordWeakness } from "../errors/catalogue/password-weakness.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { guessableWords } from "./guessable-words.ts";
import { withoutWalks } from "./keyboard-walk.ts";

/** CNIL 2022 and ASVS 5.0 6.2.1: long rather than complicated. */
const minimumLength = 12;
/** What must be left of a password once everything that can be guessed is taken out of it. */
const minimumLeft = 6;

/** What somebody who knows the person would try first. */
export interface PasswordOwner {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * What is wrong with a new password, or null. No composition rule (ASVS 5.0 6.2.5): the words of the person (6.2.11), the common
 * ones (6.2.4), suites, walks over the keyboard and repetitions are taken out, with usual disguises (`p@ssw0rd`); too little left means
 * it can be guessed. So can what stands in lists of leaked passwords (6.2.12).
 */
export function findWeakness(password: string, owner: PasswordOwner): PasswordWeakness | null {
  if ([...password].length < minimumLength) return "too-short";
  const folded = fold(password);
  if (isCommonPassword(folded)) return "guessable";
  const left = takeOut(folded, [...wordsOf(owner), ...guessableWords]);
  return [...left].length < minimumLeft ? "guessable" : null;
}

function wordsOf({ email, firstName, lastName }: PasswordOwner): string[] {
  const address = email.split(/[@._+-]/u);
  const names = [firstName, lastName].flatMap((name) => [
    name.replace(/[^\p{L}]/gu, ""),
    ...name.split(/[^\p{L}]+/u),
  ]);
  return [...address, ...names]
    .map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ""))
    .filter((word) => word.length >= 3);
}

function takeOut(password: string, words: readonly string[]): string {
  const known = [...words].sort((one, other) => other.length - one.length).map(withDisguises);
  const left = password
    .replace(new RegExp(known.join("|"), "gu"), "")
    .replace(/(?:19|20)\d\d/gu, "")
    .replace(suites, "");
  return withoutWalks(left).replace(/(.{3,6}?)\1+|(..?)\2{2,}/gu, "");
}

/** Without capitals and accents. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const disguises: Readonly<Record<string, string>> = {
  a: "[a@4]",
  e: "[e3€]",
  i: "[i1!]",
  l: "[l1]",
  o: "[o0]",
  s: "[s5$]",
  t: "[t7]",
};

function withDisguises(word: string): string {
  return [...word].map((letter) => disguises[letter] ?? letter).join("");
}

const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890"];

/** Four neighbours or more of the alphabet or of the digits, in either direction: `abcd`, `4321`. */
const suites = new RegExp(
  rows
    .flatMap((row) => [row, [...row].reverse().join("")])
    .flatMap((row) => [...row].map((_, from) => row.slice(from)))
    .flatMap((row) => [...row].map((_, dropped) => row.slice(0, row.length - dropped)))
    .filter((suite) => suite.length >= 4)
    .sort((one, other) => other.length - one.length)
    .join("|"),
  "gu",
);
