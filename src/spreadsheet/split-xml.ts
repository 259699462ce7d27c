/** A piece of an XML text; names without their prefix (`x:row` is `row`). */
export type XmlPiece =
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** The text is not well-formed, or uses what no workbook needs (a document type, and so entities of its own). */
export class MalformedXml extends Error {}

/** Characters of one tag or text, and levels of elements: far beyond any workbook. */
const LONGEST_PIECE = 1_000_000;
const DEEPEST = 64;

/**
 * Cuts an XML text that arrives in chunks into its tags and texts, strictly: an element that is not closed, a character that
 * XML has not, an unknown entity end it. Comments and processing instructions are left out. A document type is refused, so that
 * nothing can be expanded or fetched. Memory is bounded by the longest piece.
 */
export class XmlSplitter {
  #rest = "";
  readonly #open: string[] = [];
  #hasRoot = false;

  *take(chunk: string): Generator<XmlPiece> {
    this.#rest += chunk;
    let at = 0;
    for (let piece = this.#next(at); piece !== null; piece = this.#next(at)) {
      at = piece.end;
      yield* piece.found;
    }
    this.#rest = this.#rest.slice(at);
    if (this.#rest.length > LONGEST_PIECE) throw new MalformedXml("a piece is too long");
  }

  /** To be called when no chunk is left. */
  end(): void {
    if (this.#rest.trim() !== "" || this.#open.length > 0 || !this.#hasRoot)
      throw new MalformedXml("the text ends too early");
  }

  /** The next whole piece from `at`, or null while it has not all arrived. */
  #next(at: number): { readonly end: number; readonly found: readonly XmlPiece[] } | null {
    if (at >= this.#rest.length) return null;
    if (this.#rest[at] !== "<") return this.#text(at);
    if (this.#rest.startsWith("<!--", at)) return this.#skipTo("-->", at + 4);
    if (this.#rest.startsWith("<?", at)) return this.#skipTo("?>", at + 2);
    if (this.#rest.startsWith("<![CDATA[", at)) return this.#characterData(at + 9);
    // What is not all there yet may still become a comment or character data.
    if (
      "<!--".startsWith(this.#rest.slice(at, at + 4)) ||
      "<![CDATA[".startsWith(this.#rest.slice(at, at + 9))
    )
      return null;
    if (this.#rest.startsWith("<!", at)) throw new MalformedXml("a document type is not read");
    const end = tagEnd(this.#rest, at + 1);
    return end === -1 ? null : { end: end + 1, found: this.#tag(this.#rest.slice(at + 1, end)) };
  }

  #text(at: number) {
    const end = this.#rest.indexOf("<", at);
    if (end === -1) return null;
    const text = this.#rest.slice(at, end);
    if (this.#open.length > 0) return { end, found: [{ kind: "text", text: unescaped(text) }] as const };
    if (text.replace("\ufeff", "").trim() !== "") throw new MalformedXml("a text outside of the root");
    return { end, found: [] };
  }

  #skipTo(mark: string, from: number) {
    const end = this.#rest.indexOf(mark, from);
    return end === -1 ? null : { end: end + mark.length, found: [] };
  }

  #characterData(from: number) {
    const end = this.#rest.indexOf("]]>", from);
    if (end === -1) return null;
    return { end: end + 3, found: [{ kind: "text", text: checked(this.#rest.slice(from, end)) }] as const };
  }

  #tag(tag: string): readonly XmlPiece[] {
    if (tag.startsWith("/")) return [this.#close(tag.slice(1).trimEnd())];
    const isEmpty = tag.endsWith("/");
    const [, name, rest = ""] = TAG.exec(isEmpty ? tag.slice(0, -1) : tag) ?? [];
    if (name === undefined) throw new MalformedXml("a tag without a name");
    if (this.#open.length === 0 && this.#hasRoot) throw new MalformedXml("two roots");
    if (this.#open.length >= DEEPEST) throw new MalformedXml("too deep");
    this.#hasRoot = true;
    this.#open.push(name);
    const opened = { kind: "open", name: plainName(name), attributes: attributesOf(rest) } as const;
    return isEmpty ? [opened, this.#close(name)] : [opened];
  }

  #close(name: string): XmlPiece {
    if (this.#open.pop() !== name) throw new MalformedXml(`${name} is closed, but not open`);
    return { kind: "close", name: plainName(name) };
  }
}

const NAME = "[\\p{L}_][\\p{L}\\p{N}\\p{M}._:-]*";
const TAG = new RegExp(`^(${NAME})(\\s[^]*)?$`, "u");
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, "uy");

/** Where the tag that begins before `from` ends: a `>` may stand in the value of an attribute. */
function tagEnd(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === ">") return at;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "<") throw new MalformedXml("a tag in a tag");
  }
  return -1;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  const end = text.trimEnd().length;
  while (at < end) {
    ATTRIBUTE.lastIndex = at;
    const [whole, name, double, single] = ATTRIBUTE.exec(text) ?? [];
    if (whole === undefined || name === undefined) throw new MalformedXml("an attribute is malformed");
    if (attributes.has(name)) throw new MalformedXml(`${name} is given twice`);
    attributes.set(name, unescaped(double ?? single ?? ""));
    at += whole.length;
  }
  return attributes;
}

function plainName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function unescaped(text: string): string {
  if (!text.includes("&")) return checked(text);
  const plain = text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const character = whole.endsWith(";") ? (entities.get(name) ?? characterOf(name)) : undefined;
    if (character === undefined) throw new MalformedXml(`${whole} is not known`);
    return character;
  });
  return checked(plain);
}

function characterOf(reference: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference) ?? [];
  if (hexadecimal === undefined && decimal === undefined) return undefined;
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** What XML 1.0 has no way to write. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function checked(text: string): string {
  if (FORBIDDEN.test(text)) throw new MalformedXml("a character that XML does not have");
  return text;
}
