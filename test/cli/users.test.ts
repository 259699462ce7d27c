import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../support/cli.ts";

describe("users : quand personne de l'école ne peut plus aider", () => {
  let environment: Record<string, string>;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "hub3e-users-"));
    environment = {
      DATA_DIR: directory,
      ADMIN_EMAIL: "direction@ecole.example",
      ADMIN_PASSWORD: "gare cadran mouette velours",
      SCHOOL_NAME: "École d'essai",
    };
    await runCli(["setup"], environment);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it("liste les comptes, sans rien de leurs mots de passe", async () => {
    const { code, json, stdout } = await runCli(
      ["users", "list", "--school", "école d'essai", "--json"],
      environment,
    );
    expect(code).toBe(0);
    expect(json).toMatchObject([
      { email: "direction@ecole.example", role: "school_admin", secondFactor: false },
    ]);
    expect(stdout).not.toContain("argon2");
  });

  it("donne un lien ; dit quand il n'y a ni second facteur ni compte", async () => {
    const link = await runCli(["users", "password-link", "Direction@ecole.example"], {
      ...environment,
      PUBLIC_URL: "https://parcoursup.ecole.example",
    });
    expect(link).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^https:\/\/parcoursup\.ecole\.example\/mot-de-passe#[\w-]{43}\n$/),
    });
    const factor = await runCli(["users", "reset-second-factor", "direction@ecole.example"], environment);
    expect(factor).toMatchObject({ code: 1, stderr: "Ce compte n'a pas de second facteur.\n" });
    const nobody = await runCli(["users", "password-link", "personne@ecole.example"], environment);
    expect(nobody).toMatchObject({ code: 1, stderr: "Aucun compte n'a l'adresse personne@ecole.example.\n" });
    expect((await runCli(["users", "password-link"], environment)).code).toBe(2);
  });
});
