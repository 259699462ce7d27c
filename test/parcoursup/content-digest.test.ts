import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentDigest } from "../../src/parcoursup/content-digest.ts";

const digestOf = (text: string) => contentDigest(Buffer.from(text)).toString("hex");

/** The same JSON text with every letter of its texts written as an escape. */
const escaped = (json: string) =>
  json.replace(/"(?:[^"\\]|\\.)*"/g, (text) => {
    const units = JSON.parse(text) as string;
    const written = Array.from({ length: units.length }, (_, at) => units.charCodeAt(at).toString(16));
    return `"${written.map((hex) => `\\u${hex.padStart(4, "0")}`).join("")}"`;
  });

describe("l'empreinte de ce que dit un candidat", () => {
  test("d'un texte sans espace ni échappement, c'est le SHA-256 de ses octets", () => {
    const json = '{"Nom":"D\'É 😀","Notes":[1.50,-2e3,true,null],"Vide":""}';
    expect(digestOf(json)).toBe(createHash("sha256").update(json).digest("hex"));
  });

  test("ne dépend ni des espaces, ni de la façon d'écrire les lettres", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(1, 4, "\t", "\r\n"), (value, space) => {
        const json = JSON.stringify(value);
        const others = [JSON.stringify(value, null, space), escaped(json)];
        expect(others.map(digestOf)).toEqual(others.map(() => digestOf(json)));
      }),
    );
    expect(digestOf('"a\\/b"')).toBe(digestOf('"a/b"'));
  });

  test("diffère dès que le texte dit autre chose", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(digestOf(JSON.stringify(one)) === digestOf(JSON.stringify(other))).toBe(isSame);
      }),
    );
    const different = ['"a b"', '"ab"', '"a\\nb"', '"a\\\\nb"', "[1,2]", "[12]", '"\\ud800"', '"\\ufffd"'];
    expect(new Set(different.map(digestOf)).size).toBe(different.length);
  });

  test("un long texte après un court, et un court après un long, gardent la leur", () => {
    const long = `["${"é\\n ".repeat(60_000)}"]`;
    const [short, first] = [digestOf("[ 1 ]"), digestOf(long)];
    expect([digestOf("[1]"), digestOf(` ${long} `)]).toEqual([short, first]);
  });
});
