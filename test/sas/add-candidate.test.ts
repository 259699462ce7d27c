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
      contact: { email: "yann.legoff@example.com", city: "Limoges", mobilePhone: null },
      wishes: [],
    });
    expect(profile.edits.map(({ field }) => field).sort()).toEqual([
      "birthDate",
      "city",
      "civility",
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
});
