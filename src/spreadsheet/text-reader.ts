import type { XmlPiece } from "./split-xml.ts";
import { UnreadableTable } from "./unreadable-table.ts";

/** Gathers the text of a shared or inline string: its runs, without how they are pronounced (`rPh`). */
export class TextReader {
  readonly #longest: number;
  #text = "";
  #isText = false;
  #isPhonetic = false;

  constructor(longest: number) {
    this.#longest = longest;
  }

  get text(): string {
    return withCharacters(this.#text);
  }

  clear(): void {
    this.#text = "";
  }

  take(piece: XmlPiece): void {
    if (piece.kind === "text") {
      if (!this.#isText || this.#isPhonetic) return;
      this.#text += piece.text;
      // Excel holds no longer one, its codes of seven characters counted.
      if (this.#text.length > this.#longest * 7) throw new UnreadableTable("too_big");
    } else if (piece.name === "t") this.#isText = piece.kind === "open";
    else if (piece.name === "rPh") this.#isPhonetic = piece.kind === "open";
  }
}

/** Excel writes what XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function withCharacters(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
