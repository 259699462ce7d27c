import { personKey } from "../../src/imports/person-key.ts";
import {
  type CheckedCandidate,
  type CheckOptions,
  checkExport,
  type ExportCheck,
  type ExportEntry,
} from "../../src/parcoursup/check-export.ts";
import { defaultLimits, type Limits } from "../../src/parcoursup/limits.ts";
import type { Problem } from "../../src/parcoursup/problem.ts";

/** A JSON value to build files from. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonRecord = { readonly [key: string]: Json };

let lastNumber = 1_000_000;

/** A complete candidate with a number of its own; `person` changes or, with undefined, removes fields of `DonneesCandidats`. */
export function candidate(
  person: Readonly<Record<string, Json | undefined>> = {},
  sections: Readonly<Record<string, Json | undefined>> = {},
): JsonRecord {
  return defined({
    DonneesCandidats: defined({
      NumeroDossierCandidat: String(++lastNumber),
      Civilite: "Mme",
      NomCandidat: "D S",
      PrenomCandidat: "Eva",
      DateNaissance: "12/10/2003",
      CoordonneesAdressemail: "test@example.com",
      ...person,
    }),
    ...sections,
  });
}

function defined(record: Readonly<Record<string, Json | undefined>>): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** The envelope around the candidates of one programme. */
export function exportOf(
  candidates: readonly Json[],
  programme: JsonRecord = { formationCode: "8842" },
): JsonRecord {
  return { exportDeDonnees: { exportCandidats: [{ ...programme, candidats: candidates }] } };
}

export interface CheckedFile extends ExportCheck {
  /** The candidates handed on, their bytes kept as text. */
  readonly handedOn: readonly (CheckedCandidate & { readonly text: string })[];
  readonly codes: readonly string[];
  /** The only problem; fails the test when there is another number of them. */
  readonly problem: Problem;
}

interface Checking {
  /** Bytes a chunk; all at once by default. */
  readonly chunk?: number;
  readonly limits?: Partial<Limits>;
  readonly currentSession?: number;
  readonly onCandidate?: CheckOptions["onCandidate"];
}

/** Checks a JSON value, a text or bytes as a file. */
export function check(content: Json | Uint8Array, options: Checking = {}): Promise<CheckedFile> {
  const isText = typeof content === "string";
  const bytes =
    content instanceof Uint8Array
      ? content
      : Buffer.from(isText ? content : JSON.stringify(content, null, 2));
  return checkEntries([{ name: null, bytes }], options);
}

/** Checks several texts as the entries of an archive. */
export async function checkEntries(
  files: readonly { readonly name: string | null; readonly bytes: Uint8Array }[],
  { chunk, limits, currentSession = 2024, onCandidate }: Checking = {},
): Promise<CheckedFile> {
  const handedOn: (CheckedCandidate & { text: string })[] = [];
  const result = await checkExport(entriesOf(files, chunk), {
    limits: { ...defaultLimits, ...limits },
    personKey,
    currentSession,
    onCandidate: (one) => {
      handedOn.push({ ...one, text: Buffer.from(one.received).toString("utf8") });
      return onCandidate?.(one);
    },
  });
  return {
    ...result,
    handedOn,
    codes: result.problems.map(({ code }) => code),
    get problem(): Problem {
      const [problem] = result.problems;
      if (problem === undefined || result.problemCount !== 1) {
        throw new Error(`one problem expected, found ${JSON.stringify(result.problems, null, 1)}`);
      }
      return problem;
    },
  };
}

async function* entriesOf(
  files: readonly { readonly name: string | null; readonly bytes: Uint8Array }[],
  chunk: number | undefined,
): AsyncGenerator<ExportEntry> {
  for (const { name, bytes } of files) yield { name, chunks: inChunks(bytes, chunk ?? bytes.length) };
}

/** The same buffer is filled again and again, like that of a file: who keeps a chunk too long gets caught. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
}

/** Line and column of a piece of text, found the simple way. */
export function naivePosition(
  text: string,
  piece: string,
): { readonly line: number; readonly column: number } {
  const offset = text.indexOf(piece);
  if (offset === -1) throw new Error(`« ${piece} » is not in the text`);
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** A sentence with its non-breaking spaces made ordinary, to compare it with what one types. */
export function ordinarySpaces(sentence: string): string {
  return sentence.replaceAll("\u00a0", " ");
}
