import { errors } from "../errors/error-catalogue.ts";
import { defaultLimits, type Limits } from "../parcoursup/limits.ts";
import { defaultTableLimits, type TableLimits } from "../spreadsheet/table-limits.ts";

/** How big files may be that are imported, of both kinds. */
export interface ImportLimits {
  readonly limits: Limits;
  readonly tableLimits: TableLimits;
}

export const defaultImportLimits: ImportLimits = { limits: defaultLimits, tableLimits: defaultTableLimits };

/**
 * The limits that the environment sets (`README`, "Limits of imported files"), the others as they are by default. Throws an
 * `AppError` naming the variable that is wrong.
 */
export function readImportLimits(environment: NodeJS.ProcessEnv): ImportLimits {
  const whole = (name: string, byDefault: number, most: number) =>
    readWhole(name, environment[name], { byDefault, most });
  const size = (name: string, byDefault: number, most: number) =>
    readSize(name, environment[name], { byDefault, most });
  const limits = {
    ...defaultLimits,
    fileSize: size("MAX_FILE_SIZE", defaultLimits.fileSize, 1024 * GB),
    // A candidate is held in memory as one text.
    candidateSize: size("MAX_CANDIDATE_SIZE", defaultLimits.candidateSize, 256 * MB),
    candidates: whole("MAX_CANDIDATES", defaultLimits.candidates, 10_000_000),
    zipEntries: whole("MAX_ZIP_ENTRIES", defaultLimits.zipEntries, 10_000),
    inflatedSize: size("MAX_INFLATED_SIZE", defaultLimits.inflatedSize, 1024 * GB),
    inflationRatio: whole("MAX_INFLATION_RATIO", defaultLimits.inflationRatio, 10_000),
  };
  const tableLimits = {
    ...defaultTableLimits,
    fileSize: size("MAX_TABLE_SIZE", defaultTableLimits.fileSize, GB),
    inflatedSize: Math.min(defaultTableLimits.inflatedSize, limits.inflatedSize),
    inflationRatio: limits.inflationRatio,
  };
  return { limits, tableLimits };
}

const MB = 1024 ** 2;
const GB = 1024 ** 3;

interface Bounds {
  readonly byDefault: number;
  readonly most: number;
}

function readWhole(name: string, written: string | undefined, { byDefault, most }: Bounds): number {
  const text = written?.trim() || null;
  if (text === null) return byDefault;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw errors.configuration.invalid(name, `un nombre entier, de 1 à ${most}`);
  return value;
}

const units: Readonly<Record<string, number>> = { "": 1, k: 1024, m: MB, g: GB };

/** « 500 MB », « 4G », « 8 Mo », or bytes. */
function readSize(name: string, written: string | undefined, { byDefault, most }: Bounds): number {
  const text = written?.trim() || null;
  if (text === null) return byDefault;
  const [, amount = "0", unit = ""] = /^(\d{1,15})\s*(?:([kMG])(?:i?B|o)?)?$/i.exec(text) ?? [];
  const value = Number(amount) * (units[unit.toLowerCase()] ?? 0);
  if (value < 1 || value > most)
    throw errors.configuration.invalid(name, `une taille comme 500 MB ou 4 GB, ${most / MB} MB au plus`);
  return value;
}
