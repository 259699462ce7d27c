import type { FileHandle } from "node:fs/promises";
import { type ArchiveEntry, checkTotalSize, openArchive } from "../archive/open-archive.ts";
import { type XmlPiece, XmlSplitter } from "./split-xml.ts";
import type { TableLimits } from "./table-limits.ts";
import { UnreadableTable } from "./unreadable-table.ts";

/** The parts of an Office document (ECMA-376 part 2), by their name without regard to case. */
export class WorkbookPackage {
  readonly #parts: ReadonlyMap<string, ArchiveEntry>;
  readonly #limits: TableLimits;
  readonly #chosen: ArchiveEntry[] = [];

  private constructor(parts: ReadonlyMap<string, ArchiveEntry>, limits: TableLimits) {
    this.#parts = parts;
    this.#limits = limits;
  }

  static async open(file: FileHandle, limits: TableLimits): Promise<WorkbookPackage> {
    const entries = await openArchive(file, limits);
    return new WorkbookPackage(new Map(entries.map((entry) => [keyOf(entry.name), entry])), limits);
  }

  has(name: string): boolean {
    return this.#parts.has(keyOf(name));
  }

  /** Whether it holds JSON, as an export of Parcoursup and no workbook does. */
  get hasJson(): boolean {
    return [...this.#parts.keys()].some((name) => name.endsWith(".json"));
  }

  /** Bytes of a part once inflated; 0 when it is not there. */
  sizeOf(name: string): number {
    return this.#parts.get(keyOf(name))?.size ?? 0;
  }

  /** The tags and texts of a part; nothing when it is not there. `onBytes` is told how much has been inflated. */
  async *read(name: string, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<XmlPiece> {
    const part = this.#parts.get(keyOf(name));
    if (part === undefined) return;
    this.#chosen.push(part);
    checkTotalSize(this.#chosen, this.#limits);
    part.check();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const splitter = new XmlSplitter();
    let bytes = 0;
    for await (const chunk of part.read()) {
      yield* splitter.take(decoded(decoder, chunk));
      bytes += chunk.length;
      onBytes(bytes);
    }
    yield* splitter.take(decoded(decoder, null));
    splitter.end();
  }

  /** What a part refers to: type and target by identifier. */
  async relationships(name: string): Promise<ReadonlyMap<string, Relationship>> {
    const slash = name.lastIndexOf("/") + 1;
    const folder = name.slice(0, slash);
    const found = new Map<string, Relationship>();
    for await (const piece of this.read(`${folder}_rels/${name.slice(slash)}.rels`)) {
      if (piece.kind !== "open" || piece.name !== "Relationship") continue;
      const { attributes } = piece;
      if (attributes.get("TargetMode") === "External") continue;
      const type = attributes.get("Type")?.split("/").at(-1) ?? "";
      found.set(attributes.get("Id") ?? "", {
        type,
        target: resolved(folder, attributes.get("Target") ?? ""),
      });
    }
    return found;
  }
}

export interface Relationship {
  /** The last word of its type: `worksheet`, `styles`. */
  readonly type: string;
  /** The name of the part. */
  readonly target: string;
}

function keyOf(name: string): string {
  return name.replaceAll("\\", "/").toLowerCase();
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new UnreadableTable("damaged");
  }
}
