import { errors } from "../errors/error-catalogue.ts";
import type { Role } from "./account.schema.ts";

/** An OpenID Connect provider through which the people of one school may sign in (`README`, "Signing in through the school's provider"). */
export interface IdentityProviderSettings {
  /** Its address; `/.well-known/openid-configuration` below tells the rest. */
  readonly issuer: URL;
  readonly clientId: string;
  /** Null: a public client, protected by PKCE alone. */
  readonly clientSecret: string | null;
  /** What the button calls it. */
  readonly name: string;
  readonly scope: string;
  /** Null: the only school of the database. */
  readonly school: string | null;
  /** Null: roles are given here, and nobody gets an account by signing in. */
  readonly roles: RoleMapping | null;
  /** How it says that somebody used a second factor, for a school that requires one; null: it always asks for one, and is believed. */
  readonly secondFactor: SecondFactorClaim | null;
}

interface SecondFactorClaim {
  /** Of the ID token: `amr` (RFC 8176) or `acr`, or one of the provider's own. */
  readonly claim: string;
  readonly values: readonly string[];
}

interface RoleMapping {
  /** The claim that holds somebody's groups or roles: one text or a list. */
  readonly claim: string;
  readonly values: { readonly [Each in Role]: readonly string[] };
}

/** Reads `OIDC_…`; null without `OIDC_ISSUER`. Throws naming the variable that is wrong. */
export function readIdentityProvider(
  environment: NodeJS.ProcessEnv,
  publicUrl: URL | null,
): IdentityProviderSettings | null {
  const value = (name: string) => environment[name]?.trim() || null;
  const issuerText = value("OIDC_ISSUER");
  if (issuerText === null) return null;
  const issuer = readIssuer(issuerText);
  const clientId = value("OIDC_CLIENT_ID");
  if (clientId === null)
    throw errors.configuration.invalid(
      "OIDC_CLIENT_ID",
      "l'identifiant que le fournisseur a donné à ce service",
    );
  if (publicUrl === null)
    throw errors.configuration.invalid(
      "PUBLIC_URL",
      "obligatoire avec OIDC_ISSUER : le fournisseur y renvoie",
    );
  return {
    issuer,
    clientId,
    clientSecret: value("OIDC_CLIENT_SECRET"),
    name: value("OIDC_NAME") ?? issuer.hostname,
    scope: value("OIDC_SCOPE") ?? "openid email profile",
    school: value("OIDC_SCHOOL"),
    roles: readRoles(value),
    secondFactor: readSecondFactor(value),
  };
}

function readIssuer(text: string): URL {
  const issuer = URL.canParse(text) ? new URL(text) : null;
  if (issuer === null || !(issuer.protocol === "https:" || isLoopback(issuer)))
    throw errors.configuration.invalid("OIDC_ISSUER", "https://compte.mon-ecole.fr");
  return issuer;
}

/** Without TLS only where nobody stands between. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

function readSecondFactor(value: (name: string) => string | null): SecondFactorClaim | null {
  const claim = value("OIDC_SECOND_FACTOR_CLAIM") ?? "amr";
  if (claim === "none") return null;
  const given = listOf(value("OIDC_SECOND_FACTOR_VALUES"));
  if (given.length === 0 && claim !== "amr")
    throw errors.configuration.invalid(
      "OIDC_SECOND_FACTOR_VALUES",
      `les valeurs de « ${claim} » qui disent qu'un second facteur a servi, séparées par des virgules`,
    );
  return { claim, values: given.length === 0 ? ["mfa"] : given };
}

/** Whether these claims of an ID token say that a second factor was used. */
export function tellsSecondFactor(
  { claim, values }: SecondFactorClaim,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  return [claims[claim]].flat().some((one) => values.some((value) => value === one));
}

/** `a, b` → `["a", "b"]`. */
function listOf(text: string | null): string[] {
  return (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function readRoles(value: (name: string) => string | null): RoleMapping | null {
  const claim = value("OIDC_ROLE_CLAIM");
  if (claim === null) return null;
  const values = {
    school_admin: listOf(value("OIDC_ADMIN_ROLES")),
    recruiter: listOf(value("OIDC_RECRUITER_ROLES")),
  };
  if (values.school_admin.length + values.recruiter.length === 0)
    throw errors.configuration.invalid(
      "OIDC_ADMIN_ROLES",
      "des valeurs de OIDC_ROLE_CLAIM, séparées par des virgules",
    );
  return { claim, values };
}

/** The role that these claims give: the widest one; null when they give none. */
export function roleOf(roles: RoleMapping, claims: Readonly<Record<string, unknown>>): Role | null {
  const held = [claims[roles.claim]].flat().filter((one) => typeof one === "string");
  const order: readonly Role[] = ["school_admin", "recruiter"];
  return order.find((role) => roles.values[role].some((one) => held.includes(one))) ?? null;
}
