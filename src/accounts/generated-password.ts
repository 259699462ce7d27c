import { randomInt } from "node:crypto";
import { findWeakness } from "./password-policy.ts";

/** Small letters and digits that nobody confuses when reading them aloud or copying them: no i, l, o, 0, 1. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 4;
const groupLength = 4;

const nobody = { email: "", firstName: "", lastName: "" };

/**
 * A password for somebody else, easy to copy: `k7mp-x2qd-9fhw-t4ra`. Sixteen characters of 31: 79 bits. Chance writes `6666` or `qwer`
 * too: what the rules would refuse is drawn again.
 */
export function generatePassword(): string {
  const password = drawPassword();
  return findWeakness(password, nobody) === null ? password : generatePassword();
}

function drawPassword(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}
