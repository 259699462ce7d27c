import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  INCOMPLETE,
  NOT_PLAIN,
  PlainObjectScan,
  scanPlainObject,
} from "../../src/parcoursup/plain-object-scan.ts";

const scan = new PlainObjectScan();
const scanned = (text: string) => scanPlainObject(Buffer.from(text), 0, scan);

/** The outer members as the scan found them. */
function members(text: string): Record<string, unknown> {
  const bytes = Buffer.from(text);
  expect(scanPlainObject(bytes, 0, scan)).toBe(bytes.length);
  return Object.fromEntries(
    Array.from({ length: scan.memberCount }, (_, index) => {
      const [keyFrom, keyTo, from, to] = scan.members.subarray(index * 4, index * 4 + 4);
      return [
        bytes.subarray(keyFrom, keyTo).toString(),
        JSON.parse(bytes.subarray(from, to).toString()) as unknown,
      ];
    }),
  );
}

const word = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_ -]{0,12}$/);
const plainText = fc
  .string({ unit: "grapheme" })
  .filter((text) => !JSON.stringify(text).includes("\\u") && !text.includes("\0"));
const { object } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  object: fc.dictionary(word, tie("value"), { maxKeys: 6, depthIdentifier: "plain" }),
  value: fc.oneof(
    { depthIdentifier: "plain", maxDepth: 4 },
    fc.oneof(plainText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    tie("object"),
    fc.array(tie("value"), { maxLength: 4, depthIdentifier: "plain" }),
  ),
}));
const indent = fc.constantFrom(undefined, 1, "\t");
const isUnambiguous = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return true;
  const keys = Array.isArray(value) ? [] : Object.keys(value).map((key) => key.toLowerCase());
  return new Set(keys).size === keys.length && Object.values(value).every(isUnambiguous);
};

describe("un objet ordinaire", () => {
  test("est coupé, membre par membre, comme JSON.parse le lit", () => {
    fc.assert(
      fc.property(object.filter(isUnambiguous), indent, (value, space) => {
        expect(members(JSON.stringify(value, null, space))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("coupé n'importe où, il est incomplet", () => {
    fc.assert(
      fc.property(object.filter(isUnambiguous), indent, fc.nat(), (value, space, cut) => {
        const bytes = Buffer.from(JSON.stringify(value, null, space));
        expect(scanPlainObject(bytes.subarray(0, cut % bytes.length), 0, scan)).toBe(INCOMPLETE);
      }),
    );
  });

  test("compte les lignes", () => {
    expect(scanned('{"a":\r\n[1,\n\r2]}')).toBe(15);
    expect([scan.lines, scan.lineStart]).toEqual([3, 12]);
  });
});

describe("un objet qui ne l'est pas passe par la lecture complète", () => {
  test.each([
    '{"a":1,"a":2}',
    '{"Nom":1,"nom":2}',
    '{"x":[{"b":{"c":1,"c":2}}]}',
    '{"\\u0061":1}',
    '{"a":"\\u0000"}',
    '{"é":1}',
    '{"a":"\\x"}',
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":1e}',
    '{"a":-}',
    '{"a":+1}',
    '{"a":NaN}',
    '{"a":nul}',
    '{"a":truefalse}',
    '{"a":1,}',
    '{"a":[1,]}',
    '{,"a":1}',
    '{"a" 1}',
    '{"a":1 "b":2}',
    '{"a":[1}',
    '{"a":"\t"}',
    "{'a':1}",
    '{"a":1/**/}',
    '{"a":\u00a01}',
    "{a:1}",
    "[1]}",
  ])("%s", (text) => {
    expect(scanned(text)).not.toBe(Buffer.byteLength(text));
  });

  test.each([
    ["trop profond", `{"a":${"[".repeat(64)}1${"]".repeat(64)}}`],
    [
      "trop de clés",
      JSON.stringify(Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`k${at}`, at]))),
    ],
  ])("%s", (_why, text) => {
    expect(scanned(text)).toBe(NOT_PLAIN);
  });

  test("ce qui est pris pour ordinaire, JSON.parse l'accepte toujours, sans clé en double", () => {
    const noise = fc.stringMatching(/^[ \n{}[\],:"\\truefalsn0-9.eE+a-]{0,6}$/);
    let plain = 0;
    fc.assert(
      fc.property(object, noise, fc.nat(), fc.nat({ max: 3 }), (value, inserted, place, removed) => {
        const text = JSON.stringify(value);
        const at = place % text.length;
        const broken = text.slice(0, at) + inserted + text.slice(at + removed);
        const end = scanned(broken);
        if (end < 0 || !broken.startsWith("{")) return;
        const accepted = Buffer.from(broken).subarray(0, end).toString();
        expect(isUnambiguous(JSON.parse(accepted))).toBe(true);
        plain++;
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});
