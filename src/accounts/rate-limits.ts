import { errors } from "../errors/error-catalogue.ts";

/**
 * How much one person may ask of the program (ASVS 5.0 2.4.1). `requests` is a minute of one session, counted by each instance; the
 * others are a quarter of an hour of one account, whatever it is for that costs much or gives rights, counted in the database for all instances.
 */
export interface RateLimits {
  /** Whatever the API is asked; of who has not signed in, by network. */
  readonly requests: number;
  /** Files received or undone. */
  readonly imports: number;
  /** Lists, histories and records that leave as files, the right of access among them. */
  readonly exports: number;
  /** Passwords, links, second factors, accounts and rights. */
  readonly accounts: number;
}

/** What is counted beside the plain number of requests. */
export type CostlyAct = Exclude<keyof RateLimits, "requests">;

/**
 * Far above what people do: two hundred of them who share an account ask for 3,000 pages a minute. They stop programs that run wild, and
 * leave most of the machine's time to others: a small import takes a third of a second.
 */
export const defaultRateLimits: RateLimits = { requests: 12_000, imports: 600, exports: 300, accounts: 100 };

/** Reads `RATE_LIMITS`: `imports=60,exports=30`; what is not named keeps its default. Throws naming the variable. */
export function readRateLimits(text: string | null): RateLimits {
  const limits = { ...defaultRateLimits };
  for (const part of text?.split(",") ?? []) {
    const [, name, number] = /^\s*(\w+)\s*=\s*(\d{1,9})\s*$/.exec(part) ?? [];
    const known = names.find((one) => one === name);
    if (known === undefined || Number(number) === 0)
      throw errors.configuration.invalid(
        "RATE_LIMITS",
        names.map((one) => `${one}=${defaultRateLimits[one]}`).join(","),
      );
    limits[known] = Number(number);
  }
  return limits;
}

const names = ["requests", "imports", "exports", "accounts"] as const satisfies readonly (keyof RateLimits)[];
