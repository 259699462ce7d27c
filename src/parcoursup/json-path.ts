import { displayText } from "./display-text.ts";

/** The way to a value from the root of a JSON text: keys and indexes (from 0). */
export type JsonPath = readonly (string | number)[];

const PLAIN_KEY = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** `exportDeDonnees.exportCandidats[0].candidats[3]`; a key that is no plain word is written `["so so"]`. */
export function formatPath(path: JsonPath): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === "number") return `${written}[${step}]`;
    if (!PLAIN_KEY.test(step)) return `${written}[${JSON.stringify(displayText(step))}]`;
    return written === "" ? displayText(step) : `${written}.${displayText(step)}`;
  }, "");
}
