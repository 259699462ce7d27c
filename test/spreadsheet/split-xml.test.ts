import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MalformedXml, type XmlPiece, XmlSplitter } from "../../src/spreadsheet/split-xml.ts";

function split(chunks: readonly string[]): XmlPiece[] {
  const splitter = new XmlSplitter();
  const pieces = chunks.flatMap((chunk) => [...splitter.take(chunk)]);
  splitter.end();
  return pieces;
}

/** Texts side by side are one text, wherever the chunks were cut. */
function shape(pieces: readonly XmlPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind === "close") return `</${piece.name}>`;
      const attributes = [...piece.attributes].map(([name, value]) => ` ${name}=[${value}]`);
      return `<${piece.name}${attributes.join("")}>`;
    })
    .join("");
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const words = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .filter((text) => !/\p{Cc}|\p{Cs}|\ufffe|\uffff/u.test(text));

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (string | Element)[];
}
const { element } = fc.letrec<{ element: Element; content: string | Element }>((tie) => ({
  element: fc.record({
    name,
    attributes: fc.dictionary(name, words, { maxKeys: 3 }),
    content: fc.array(tie("content"), { maxLength: 4 }),
  }),
  content: fc.oneof({ depthSize: "small", withCrossShrink: true }, words, tie("element")),
}));

function written({ name: tag, attributes, content }: Element): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = content.map((part) => (typeof part === "string" ? escaped(part) : written(part)));
  return content.length === 0
    ? `<x:${tag}${all.join("")}/>`
    : `<${tag}${all.join("")}>${inside.join("")}</${tag}>`;
}

function told({ name: tag, attributes, content }: Element): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}=[${value}]`);
  const inside = content.map((part) => (typeof part === "string" ? part : told(part)));
  return `<${tag}${all.join("")}>${inside.join("")}</${tag}>`;
}

describe("a text in XML", () => {
  it("gives back what was written, wherever its chunks are cut", () => {
    fc.assert(
      fc.property(element, fc.array(fc.nat(200), { maxLength: 6 }), (root, cuts) => {
        const text = `\ufeff<?xml version="1.0"?>\n<!-- a > b -->${written(root)}\n`;
        const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length])].sort(
          (a, b) => a - b,
        );
        const chunks = places.slice(1).map((end, index) => text.slice(places[index], end));
        expect(shape(split(chunks))).toBe(told(root));
      }),
    );
  });

  it("has entities of five names and characters by number, and character data", () => {
    expect(shape(split(["<a b='1 &gt; 0'>&lt;&amp;&apos;&#233;&#x1F600;<![CDATA[<x> & ]]></a>"]))).toBe(
      "<a b=[1 > 0]><&'é😀<x> & </a>",
    );
  });

  it.each([
    ["that is cut", "<a><b></b>"],
    ["that is empty", ""],
    ["with a tag closed by another", "<a><b></a></b>"],
    ["with two roots", "<a/><b/>"],
    ["with words outside of the root", "<a/>words"],
    ["with a document type, and so entities of its own", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ["with an unknown entity", "<a>&nbsp;</a>"],
    ["with a lone ampersand", "<a>R & D</a>"],
    ["with a character that XML does not have", "<a>\u0001</a>"],
    ["with such a character by number", "<a>&#0;</a>"],
    ["with half of a character", "<a>&#xD800;</a>"],
    ["with an attribute without quotes", "<a b=c/>"],
    ["with an attribute given twice", '<a b="1" b="2"/>'],
    ["with a tag in a tag", "<a <b/>"],
    ["of 100 levels", "<a>".repeat(100) + "</a>".repeat(100)],
    ["with a tag of two million characters", `<a b="${"x".repeat(2_000_000)}"/>`],
  ])("is refused: one %s", (_what, text) => {
    expect(() => split(text.match(/[\s\S]{1,50000}/g) ?? [])).toThrow(MalformedXml);
  });

  it("never fails otherwise than by saying that it is malformed", () => {
    const parts = fc.constantFrom(
      "<a",
      ">",
      "/>",
      "</a>",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "&",
      ";",
      '"',
      "=",
      " ",
      "x",
      "<?",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (chunks) => {
        try {
          split(chunks);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedXml);
        }
      }),
    );
  });
});
