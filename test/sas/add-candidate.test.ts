import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { CandidateProfilePage } from "../../src/sas/candidate.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";

const yann = {
  establishment: "0870015u",
  civility: "M",
  lastName: " LE GOFF ",
  firstName: "Yann",
  birthDate: "2007-02-03",
  email: "Yann.LeGoff@Example.com",
};

describeEachDatabase("Ajouter un candidat", (open) => {
  let test: TestApp;
  let admin: Client;
  beforeAll(async () => {
    test = await openTestApp(await open());
    ({ admin } = await test.school());
  });

  it("entre dans le SAS de l'établissement, et son profil dit qui l'a saisi", async () => {
    const answer = await admin.post("/api/candidates", {
      ...yann,
      city: "Limoges",
      country: " FRANCE",
      diplomaType: "Baccalauréat obtenu",
      diplomaSeries: "Série Générale",
      diplomaYear: 2025,
    });
    expect(answer.status).toBe(201);
    const profile = answer.read(CandidateProfilePage);
    expect(profile).toMatchObject({
      establishment: { uai: "0870015U" },
      campaign: null,
      identity: { lastName: "LE GOFF", firstName: "Yann", birthDate: "2007-02-03" },
      contact: { email: "yann.legoff@example.com", city: "Limoges", country: "France", mobilePhone: null },
      wishes: [],
    });
    expect(profile.edits.map(({ field }) => field).sort()).toEqual([
      "birthDate",
      "city",
      "civility",
      "country",
      "email",
      "firstName",
      "lastName",
    ]);
    expect(profile.edits[0]?.user).toBe("Administrateur École");
    const list = await admin.get("/api/candidates?lastName=goff&diploma=generale");
    expect(list.body).toMatchObject({
      total: 1,
      items: [
        {
          diplomas: ["Baccalauréat obtenu (Série Générale) (2025)"],
          fileNumber: null,
          session: null,
        },
      ],
    });
    const exported = await admin.get("/api/candidates/export?format=csv&columns=lastName,wishes,fileNumber");
    expect(exported.text).toContain("\r\nLE GOFF;;\r\n");
    const journal = await admin.get("/api/journal?type=candidate.added");
    expect(journal.body).toMatchObject({
      items: [
        { message: "Candidat saisi dans Site de Limoges (0870015U).", candidate: { firstName: "Yann" } },
      ],
    });
  });

  it.each([
    [{ email: "yann" }, "candidate.invalid_email", "email"],
    [{ birthDate: "2999-01-01" }, "candidate.impossible_birth_date", "birthDate"],
    [{ birthDate: "2007-02-30" }, "request.invalid", "birthDate"],
    [{ lastName: "  " }, "request.invalid", "lastName"],
    [{ schoolId: "1" }, "request.invalid", undefined],
  ])("refuse %j", async (change, code, field) => {
    const answer = await admin.post("/api/candidates", { ...yann, ...change });
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(Object(answer.body).field).toBe(field);
  });

  it("des noms, une adresse et des diplômes aussi longs que permis, en double, restent trouvables", async () => {
    // Nothing that PostgreSQL could make shorter.
    const digits = (length: number, seed: number) =>
      [0, 1, 2, 3]
        .map((part) => createHash("sha256").update(`${seed} ${part}`).digest("hex"))
        .join("")
        .slice(0, length);
    const somebody = {
      ...yann,
      lastName: "𝔊".repeat(50) + digits(50, 1),
      firstName: digits(100, 2),
      email: `${digits(64, 3)}@${[4, 5].map((seed) => `${digits(60, seed)}.`).join("")}example`,
    };
    const ids = await Promise.all(
      [1, 2].map(async () => (await admin.post("/api/candidates", somebody)).read(CandidateProfilePage).id),
    );
    for (const id of ids)
      for (let seed = 6; seed < 14; seed++) {
        const diploma = { type: digits(200, seed), series: digits(200, seed + 20), year: 2025 };
        expect((await admin.post(`/api/candidates/${id}/diplomas`, diploma)).status).toBe(201);
      }
    const list = await admin.get(`/api/candidates?duplicates=sas&diploma=${digits(40, 6)}&sort=diploma`);
    expect(list.body).toMatchObject({ total: 2 });
  });
});
