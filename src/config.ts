import { isIP } from "node:net";
import { resolve } from "node:path";
import {
  type IdentityProviderSettings,
  readIdentityProvider,
} from "./accounts/identity-provider-settings.ts";
import { type RateLimits, readRateLimits } from "./accounts/rate-limits.ts";
import { type RecordKey, type RecordKeys, readRecordKey } from "./database/record-keys.ts";
import { errors } from "./errors/error-catalogue.ts";
import { type ImportLimits, readImportLimits } from "./imports/import-limits.ts";

/** What the environment decides (`README`, "Configuration"). */
export interface Config extends ImportLimits {
  readonly host: string;
  readonly port: number;
  /** Absolute path; holds the embedded database and the files being received. */
  readonly dataDirectory: string;
  /** A PostgreSQL server; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** The address people type, when a proxy stands in front; null: the `Host` header tells. */
  readonly publicUrl: URL | null;
  /** Addresses and networks whose `X-Forwarded-For` is believed; none: a client is who connects. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** What received objects are sealed with; absent: they are not. */
  readonly recordKeys?: RecordKeys;
  /** Through which the people of one school may sign in; absent or null: by email and password only. */
  readonly identityProvider?: IdentityProviderSettings | null;
  /** How much one person may ask. */
  readonly rateLimits: RateLimits;
  /** How long a stop waits for what is under way, in milliseconds. */
  readonly stopTimeout: number;
  /** What `/metrics` asks for; null: it answers this machine alone. */
  readonly metricsToken: string | null;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Reads the configuration; throws an `AppError` naming the variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const value = (name: string) => environment[name]?.trim() || null;
  const port = Number(value("PORT") ?? "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw errors.configuration.invalid("PORT", "un nombre entre 0 et 65535");
  const logLevel = value("LOG_LEVEL") ?? "info";
  if (!logLevels.includes(logLevel))
    throw errors.configuration.invalid("LOG_LEVEL", `l'un de ${logLevels.join(", ")}`);
  const publicUrl = readPublicUrl(value("PUBLIC_URL"));
  return {
    host: value("HOST") ?? "127.0.0.1",
    port,
    dataDirectory: resolve(value("DATA_DIR") ?? "./data"),
    databaseUrl: readDatabaseUrl(value("DATABASE_URL")),
    publicUrl,
    trustedProxies: readTrustedProxies(value("TRUST_PROXY"), publicUrl),
    logLevel,
    recordKeys: {
      current: readKey("RECORD_KEY", value("RECORD_KEY")),
      previous: readKey("RECORD_KEY_PREVIOUS", value("RECORD_KEY_PREVIOUS")),
    },
    identityProvider: readIdentityProvider(environment, publicUrl),
    rateLimits: readRateLimits(value("RATE_LIMITS")),
    stopTimeout: 1000 * readSeconds("STOP_TIMEOUT", value("STOP_TIMEOUT") ?? "30"),
    metricsToken: value("METRICS_TOKEN"),
    ...readImportLimits(environment),
  };
}

function readSeconds(variable: string, text: string): number {
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 3600)
    throw errors.configuration.invalid(variable, "un nombre de secondes, 3600 au plus");
  return seconds;
}

function readKey(name: string, text: string | null): RecordKey | null {
  if (text === null) return null;
  const key = readRecordKey(text);
  if (key === null)
    throw errors.configuration.invalid(name, "32 octets, en base64 ou en 64 chiffres hexadécimaux");
  return key;
}

function readDatabaseUrl(text: string | null): string | null {
  if (text === null) return null;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw errors.configuration.invalid(
      "DATABASE_URL",
      "postgres://utilisateur:mot-de-passe@serveur:5432/base",
    );
  return text;
}

function readPublicUrl(text: string | null): URL | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw errors.configuration.invalid("PUBLIC_URL", "https://parcoursup.mon-ecole.fr");
  return url;
}

const privateNetworks = ["loopback", "linklocal", "uniquelocal"];

/**
 * `TRUST_PROXY`: addresses, networks (`10.0.0.0/8`) or the three names of private networks, separated by commas; `none` for nobody.
 * Without it, whoever stands in a private network once a proxy is announced (PUBLIC_URL), else nobody: a client that could choose
 * its own address would never be slowed down.
 */
function readTrustedProxies(text: string | null, publicUrl: URL | null): readonly string[] {
  if (text === null) return publicUrl === null ? [] : privateNetworks;
  if (text === "none") return [];
  const proxies = text.split(",").map((proxy) => proxy.trim());
  if (!proxies.every(isNetwork))
    throw errors.configuration.invalid("TRUST_PROXY", "10.0.0.4, 10.0.0.0/8, loopback, uniquelocal… ou none");
  return proxies;
}

function isNetwork(text: string): boolean {
  if (privateNetworks.includes(text)) return true;
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
