import * as client from "openid-client";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { type IdentityProviderSettings, isLoopback } from "./identity-provider-settings.ts";

/** What the browser keeps between leaving for the provider and coming back. */
export interface ProviderVisit {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
  /** A fresh proof of identity is asked for, not whatever the provider remembers. */
  readonly proof: boolean;
}

/** What the provider says of somebody, checked: signature, issuer, audience, nonce, times. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** When the person last proved who they are there; null when it does not tell. */
  readonly authenticatedAt: Date | null;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Those of the ID token alone, which is signed and of this very sign-in. */
  readonly asserted: Readonly<Record<string, unknown>>;
}

/** Seconds that one request to the provider may take. */
const patience = 10;

/**
 * The school's OpenID Connect provider: authorization code flow with PKCE, state and nonce (RFC 9700, ASVS 5.0 10.1.2, 10.2.1, 10.5.1). Its
 * own description is fetched when it is first needed, so that the program starts without it.
 */
export class IdentityProvider {
  readonly #settings: IdentityProviderSettings;
  readonly #callback: URL;
  readonly #onFault: (error: unknown) => void;
  #found: Promise<client.Configuration> | null = null;

  /** `onFault` hears what the person is spared: why the provider could not be reached, or was not believed. */
  constructor(settings: IdentityProviderSettings, callback: URL, onFault: (error: unknown) => void) {
    this.#settings = settings;
    this.#callback = callback;
    this.#onFault = onFault;
  }

  /**
   * Where to send the browser, and what it keeps meanwhile; a school that requires a second factor says so, as far as there are words for
   * it (`acr_values`). Throws `provider.unreachable`.
   */
  async leave(
    proof: boolean,
    secondFactor: boolean,
  ): Promise<{ readonly address: URL; readonly visit: ProviderVisit }> {
    const found = await this.#discover();
    const wanted = this.#settings.secondFactor;
    const visit = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      proof,
    };
    const address = client.buildAuthorizationUrl(found, {
      redirect_uri: this.#callback.href,
      scope: this.#settings.scope,
      state: visit.state,
      nonce: visit.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(visit.verifier),
      code_challenge_method: "S256",
      ...(proof && { prompt: "login", max_age: "0" }),
      ...(secondFactor && wanted?.claim === "acr" && { acr_values: wanted.values.join(" ") }),
    });
    return { address, visit };
  }

  /** Who came back by `search`. Throws `provider.cancelled`, `provider.failed`, `provider.unreachable`. */
  async welcome(search: string, visit: ProviderVisit): Promise<ProviderIdentity> {
    const found = await this.#discover();
    const address = new URL(this.#callback);
    address.search = search;
    try {
      const tokens = await client.authorizationCodeGrant(found, address, {
        expectedState: visit.state,
        expectedNonce: visit.nonce,
        pkceCodeVerifier: visit.verifier,
        idTokenExpected: true,
        ...(visit.proof && { maxAge: 0 }),
      });
      const claims = tokens.claims();
      if (claims === undefined) throw errors.provider.failed();
      const more =
        found.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await client.fetchUserInfo(found, tokens.access_token, claims.sub);
      return {
        issuer: claims.iss,
        subject: claims.sub,
        authenticatedAt: claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000),
        claims: { ...more, ...claims },
        asserted: { ...claims },
      };
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (error instanceof client.AuthorizationResponseError && error.error === "access_denied")
        throw errors.provider.cancelled();
      this.#onFault(error);
      throw errors.provider.failed();
    }
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    this.#found ??= client
      .discovery(
        issuer,
        clientId,
        undefined,
        clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret),
        {
          timeout: patience,
          ...(isLoopback(issuer) && { execute: [client.allowInsecureRequests] }),
        },
      )
      .catch((error: unknown) => {
        // Asked again next time.
        this.#found = null;
        this.#onFault(error);
        throw errors.provider.unreachable();
      });
    return this.#found;
  }
}
