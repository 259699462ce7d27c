/**
 * What is ticked on Parcoursup's export screen:
 * - `complete`: everything, codes and labels;
 * - `minimal`: the shortest model in real use (file number, names, sex, e-mail, level, bac, wish) plus the five compulsory fields;
 * - `codes`: every field that has a code comes without its label.
 */
export type SampleModel = "complete" | "minimal" | "codes";

export interface SampleOptions {
  /** Distinct people. With several programmes, those who apply to two of them have two entries. */
  readonly candidates: number;
  /** School reports of two or three years: about 30 kB a candidate, pretty-printed. Default false. */
  readonly bulletins?: boolean;
  /** Session of Parcoursup, from 2018 to 2099; files change their form in 2025 and in 2026. Default 2026. */
  readonly year?: number;
  /** From 0 to 4,294,967,295; the same seed gives the same text on every machine. Default 1. */
  readonly seed?: number;
  /** Indented by two spaces. Default true. */
  readonly pretty?: boolean;
  /** Elements of `exportCandidats`. Default 1. */
  readonly programmes?: number;
  /** Default `complete`. */
  readonly model?: SampleModel;
}

/** @throws RangeError when a number is not a whole number or out of its range. */
export function withDefaults(options: SampleOptions): Required<SampleOptions> {
  const complete = {
    candidates: options.candidates,
    bulletins: options.bulletins ?? false,
    year: options.year ?? 2026,
    seed: options.seed ?? 1,
    pretty: options.pretty ?? true,
    programmes: options.programmes ?? 1,
    model: options.model ?? "complete",
  } as const;
  requireInteger("candidates", complete.candidates, 0);
  requireInteger("programmes", complete.programmes, 1);
  requireInteger("year", complete.year, 2018, 2099);
  requireInteger("seed", complete.seed, 0, 2 ** 32 - 1);
  return complete;
}

function requireInteger(name: string, value: number, low: number, high = Number.MAX_SAFE_INTEGER): void {
  if (!Number.isSafeInteger(value) || value < low || value > high) {
    throw new RangeError(`${name}: ${value} is not a whole number from ${low} to ${high}`);
  }
}
