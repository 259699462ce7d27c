import { describe, expect, it } from "vitest";
import { roleOf, tellsSecondFactor } from "../../src/accounts/identity-provider-settings.ts";
import { readConfig } from "../../src/config.ts";
import { codeOf } from "../support/errors.ts";

const complete = {
  PUBLIC_URL: "https://parcoursup.ecole.example",
  OIDC_ISSUER: "https://compte.ecole.example/realms/ecole",
  OIDC_CLIENT_ID: "parcoursup",
};

describe("réglages du fournisseur d'identité", () => {
  it("sans OIDC_ISSUER, aucun ; avec, des valeurs par défaut sobres", () => {
    expect(readConfig({}).identityProvider).toBeNull();
    expect(readConfig(complete).identityProvider).toEqual({
      issuer: new URL(complete.OIDC_ISSUER),
      clientId: "parcoursup",
      clientSecret: null,
      name: "compte.ecole.example",
      scope: "openid email profile",
      school: null,
      roles: null,
      secondFactor: { claim: "amr", values: ["mfa"] },
    });
  });

  it.each([
    [{ OIDC_ISSUER: "http://compte.ecole.example" }],
    [{ OIDC_ISSUER: "compte" }],
    [{ OIDC_CLIENT_ID: "" }],
    [{ PUBLIC_URL: "" }],
    [{ OIDC_ROLE_CLAIM: "groups" }],
    [{ OIDC_SECOND_FACTOR_CLAIM: "acr" }],
  ])("%j est refusé au démarrage", async (wrong) => {
    expect(await codeOf(() => readConfig({ ...complete, ...wrong }))).toBe("configuration.invalid");
  });

  const secondFactor = (environment: Record<string, string>) =>
    readConfig({ ...complete, ...environment }).identityProvider?.secondFactor ?? null;
  it("OIDC_SECOND_FACTOR_CLAIM=none : le fournisseur est cru sur parole", () => {
    expect(secondFactor({ OIDC_SECOND_FACTOR_CLAIM: "none" })).toBeNull();
  });

  it.each([
    [{}, { amr: ["pwd", "mfa"] }, true],
    [{}, { amr: ["pwd", "otp"] }, false],
    [{ OIDC_SECOND_FACTOR_VALUES: "mfa, otp" }, { amr: ["pwd", "otp"] }, true],
    [{ OIDC_SECOND_FACTOR_CLAIM: "acr", OIDC_SECOND_FACTOR_VALUES: "2,3" }, { acr: "2" }, true],
    [{ OIDC_SECOND_FACTOR_CLAIM: "acr", OIDC_SECOND_FACTOR_VALUES: "2,3" }, { acr: 2 }, false],
    [{ OIDC_SECOND_FACTOR_CLAIM: "acr", OIDC_SECOND_FACTOR_VALUES: "2" }, { acr: "1", amr: ["mfa"] }, false],
    [{}, {}, false],
    [{}, { amr: [["mfa"], null] }, false],
  ])("%j : %j dit un second facteur : %s", (environment, claims, expected) => {
    const claim = secondFactor(environment);
    if (claim === null) throw new Error("there is no claim");
    expect(tellsSecondFactor(claim, claims)).toBe(expected);
  });

  const { identityProvider } = readConfig({
    ...complete,
    OIDC_ROLE_CLAIM: "groups",
    OIDC_ADMIN_ROLES: "direction, secretariat",
    OIDC_RECRUITER_ROLES: "commercial",
  });
  it.each([
    [{ groups: ["commercial", "direction"] }, "school_admin"],
    [{ groups: "secretariat" }, "school_admin"],
    [{ groups: ["commercial"] }, "recruiter"],
    [{ groups: ["Direction"] }, null],
    [{ groups: [] }, null],
    [{ groups: [{ direction: true }, 3, null] }, null],
    [{ roles: ["direction"] }, null],
    [{}, null],
  ])("%j donne le rôle %s", (claims, role) => {
    const roles = identityProvider?.roles;
    if (roles === undefined || roles === null) throw new Error("there is no mapping");
    expect(roleOf(roles, claims)).toBe(role);
  });
});
