import type { JsonPath } from "./json-path.ts";
import type { CutLimits, JsonCut, JsonScanner } from "./json-scanner.ts";
import { type SyntaxFault, walkJson } from "./json-syntax.ts";
import { type ProblemText, problems } from "./problem-catalogue.ts";
import { type MemberReader, parsePlainMembers, parseReceived, type ReceivedJson } from "./received-json.ts";
import { positionIn, type TextPosition } from "./text-position.ts";
import { firstInvalidUtf8, isCutCharacter, lenientText } from "./utf8.ts";

/** A value cut out of the file and parsed. */
export interface JsonSlice extends ReceivedJson {
  readonly cut: JsonCut;
  readonly path: JsonPath;
}

export interface SliceOptions {
  readonly path: JsonPath;
  readonly limits: CutLimits;
  /** Levels allowed in the whole file, for the message. */
  readonly depthLimit: number;
  /** What to say when the value is bigger than the limit. */
  readonly tooBig: () => ProblemText;
  readonly report: ReportAt;
}

export type ReportAt = (problem: ProblemText, path: JsonPath, position: TextPosition) => void;

/**
 * Cuts out the value that the scanner has just peeked at when it is a plain object, which has no fault of syntax and no key twice, and
 * reads the members that `readerOf` has a reader for; the others are there as null. Null, and nothing has moved, when it is not: `readSlice`
 * then reads it and tells why.
 */
export async function readPlainSlice(
  scanner: JsonScanner,
  { path, limits }: Pick<SliceOptions, "path" | "limits">,
  readerOf: (key: string) => MemberReader | null,
): Promise<JsonSlice | null> {
  const plain = await scanner.cutPlain(limits);
  if (plain === null) return null;
  const { start, bytes, members } = plain;
  const received = parsePlainMembers(bytes, members, readerOf);
  return { ...received, path, cut: { start, bytes, colons: null, outcome: "complete" } };
}

/** Thrown when an entry cannot be read further; the reason has been reported. */
export class ReadingStopped extends Error {}

/**
 * Cuts out and parses the value that the scanner has just peeked at. What keeps it from being parsed is reported, and null is
 * returned when the file can be read on behind it: after a syntax error nobody can tell where the next value begins.
 */
export async function readSlice(scanner: JsonScanner, options: SliceOptions): Promise<JsonSlice | null> {
  const cut = await scanner.cut(options.limits);
  if (cut.outcome === "complete") return parseCut(cut, options);

  const fault = faultOf(cut, options);
  if (cut.outcome === "truncated") {
    reportEncoding(cut, options);
    return stopAt(fault, cut, options);
  }
  // What is wrong before the limit may well be why it was reached: a missing quote swallows all that follows.
  if (fault !== null && fault.kind !== "truncated" && fault.kind !== "too_deep") stopAt(fault, cut, options);
  if (fault?.kind === "too_deep") reportFault(fault, cut, options);
  else options.report(options.tooBig(), options.path, cut.start);
  if (await scanner.skipRest()) return null;
  options.report(problems.syntax("truncated", "", options.depthLimit), options.path, scanner.position);
  throw new ReadingStopped();
}

function parseCut(cut: JsonCut, options: SliceOptions): JsonSlice | null {
  const received = parseReceived(cut.bytes);
  if (received === "not_json") return stopAt(faultOf(cut, options), cut, options);
  if (received === "not_utf8") {
    reportEncoding(cut, options);
    const fault = faultOf(cut, options);
    return fault === null ? null : stopAt(fault, cut, options);
  }
  return { ...received, cut, path: options.path };
}

function faultOf(cut: JsonCut, { limits }: SliceOptions): SyntaxFault | null {
  return walkJson(lenientText(cut.bytes), { depth: limits.depth, cut: cut.outcome !== "complete" });
}

function stopAt(fault: SyntaxFault | null, cut: JsonCut, options: SliceOptions): never {
  if (fault === null) throw new Error("JSON.parse refuses a text in which the strict reader finds no fault");
  reportFault(fault, cut, options);
  throw new ReadingStopped();
}

function reportFault(fault: SyntaxFault, cut: JsonCut, { path, depthLimit, report }: SliceOptions): void {
  report(
    problems.syntax(fault.kind, fault.found, depthLimit),
    [...path, ...fault.path],
    positionIn(lenientText(cut.bytes), fault.offset, cut.start),
  );
}

function reportEncoding(cut: JsonCut, { path, report }: SliceOptions): void {
  const offset = firstInvalidUtf8(cut.bytes);
  if (offset === -1 || (cut.outcome === "truncated" && isCutCharacter(cut.bytes, offset))) return;
  const before = lenientText(cut.bytes.subarray(0, offset));
  report(problems.notUtf8(cut.bytes[offset] ?? 0), path, positionIn(before, before.length, cut.start));
}
