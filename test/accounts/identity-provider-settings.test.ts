import { describe, expect, it } from "vitest";
import { roleOf } from "../../src/accounts/identity-provider-settings.ts";
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
    });
  });

  it.each([
    [{ OIDC_ISSUER: "http://compte.ecole.example" }],
    [{ OIDC_ISSUER: "compte" }],
    [{ OIDC_CLIENT_ID: "" }],
    [{ PUBLIC_URL: "" }],
    [{ OIDC_ROLE_CLAIM: "groups" }],
  ])("%j est refusé au démarrage", async (wrong) => {
    expect(await codeOf(() => readConfig({ ...complete, ...wrong }))).toBe("configuration.invalid");
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
