import { beforeAll, expect, it } from "vitest";
import { list } from "../../src/schema.ts";
import { Campaign, Establishment, School } from "../../src/school/school.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { eventsOf } from "../support/journal.ts";

describeEachDatabase("Votre école", (open) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(await open());
  });

  it("se renomme, et l'Historique le dit", async () => {
    const { admin, schoolId } = await test.school();
    const answer = await admin.patch("/api/school", { name: "  CFA   du Limousin " });
    expect(answer.read(School).name).toBe("CFA du Limousin");
    expect((await admin.get("/api/school")).body).toEqual(answer.body);
    expect((await admin.get("/api/me")).body).toMatchObject({ school: { name: "CFA du Limousin" } });
    expect(await eventsOf(test.database, schoolId)).toEqual(["settings.school_changed"]);
  });

  it("ne prend pas le nom d'une autre : la ligne de commande ne saurait plus laquelle", async () => {
    const one = await test.school();
    const other = await test.school();
    expect(await one.admin.patch("/api/school", { name: other.name.toUpperCase() })).toMatchObject({
      status: 422,
      body: { code: "school.name_taken", field: "name" },
    });
  });

  it("ajoute un établissement, l'UAI étant vérifié et mis en forme", async () => {
    const { admin, schoolId } = await test.school();
    const answer = await admin.post("/api/establishments", { uai: "069 1775e", name: "Lyon" });
    expect(answer.status).toBe(201);
    expect(answer.read(Establishment)).toEqual({ uai: "0691775E", name: "Lyon", parcoursupEnabled: true });
    const { items } = (await admin.get("/api/establishments")).read(list(Establishment));
    expect(items.map(({ uai }) => uai)).toEqual(["0691775E", "0870015U", "0750654D"]);
    expect(await eventsOf(test.database, schoolId)).toEqual(["settings.establishment_added"]);
  });

  it.each([
    [{ uai: "0691775A", name: "Lyon" }, "establishment.invalid_uai", "uai"],
    [{ uai: "0870015u", name: "Limoges" }, "establishment.uai_taken", "uai"],
    [{ uai: "0691775E", name: " " }, "request.invalid", "name"],
    [{ name: "Lyon" }, "request.invalid", "uai"],
  ])("%j est refusé", async (establishment, code, field) => {
    const { admin } = await test.school();
    expect(await admin.post("/api/establishments", establishment)).toMatchObject({
      status: 422,
      body: { code, field },
    });
  });

  it("éteint et rallume le service ParcourSup d'un établissement", async () => {
    const { admin, schoolId } = await test.school();
    const url = "/api/establishments/0870015u";
    const off = (await admin.patch(url, { parcoursupEnabled: false })).read(Establishment);
    expect(off).toEqual({ uai: "0870015U", name: "Site de Limoges", parcoursupEnabled: false });
    const renamed = (await admin.patch(url, { name: "Limoges" })).read(Establishment);
    expect(renamed).toEqual({ uai: "0870015U", name: "Limoges", parcoursupEnabled: false });
    expect(await eventsOf(test.database, schoolId)).toHaveLength(2);
  });

  it.each(["0691775E", "nimporte", "0691775A"])("l'établissement %s n'existe pas", async (uai) => {
    const { admin } = await test.school();
    expect((await admin.patch(`/api/establishments/${uai}`, { name: "X" })).status).toBe(404);
  });

  it.each([
    "/api/establishments/%00/imports",
    "/api/candidates?stage=sas&lastName=%00",
    "/api/imports?establishment=a%00",
    "/api/imports?page=1e400",
    "/api/candidates?stage=sas&page=Infinity",
  ])("%s est une demande mal formée, pas une panne", async (url) => {
    const { admin } = await test.school();
    expect(await admin.get(url)).toMatchObject({ status: 422, body: { code: "request.invalid" } });
  });

  it("organise ses campagnes : dates et archive sont indicatives", async () => {
    const { admin, schoolId } = await test.school();
    const added = await admin.post("/api/campaigns", {
      name: "Rentrée décalée",
      startsOn: "2027-01-04",
      endsOn: null,
    });
    expect(added.status).toBe(201);
    const { id } = added.read(Campaign);
    const changed = await admin.patch(`/api/campaigns/${id}`, { endsOn: "2027-06-30", archived: true });
    expect(changed.read(Campaign)).toEqual({
      id,
      name: "Rentrée décalée",
      startsOn: "2027-01-04",
      endsOn: "2027-06-30",
      archived: true,
    });
    const { items } = (await admin.get("/api/campaigns")).read(list(Campaign));
    expect(items.map(({ name }) => name)).toEqual(["campagne-2026-2027", "Rentrée décalée"]);
    expect(await eventsOf(test.database, schoolId)).toEqual([
      "settings.campaign_added",
      "settings.campaign_changed",
    ]);
  });

  it.each([
    [{ name: "CAMPAGNE-2026-2027" }, "campaign.name_taken", "name"],
    [{ name: "X", startsOn: "2026-09-01", endsOn: "2026-08-31" }, "campaign.dates_reversed", "endsOn"],
    [{ name: "X", startsOn: "2026-02-30" }, "request.invalid", "startsOn"],
    [{ name: "X", endsOn: "0000-01-01" }, "request.invalid", "endsOn"],
    [{ name: "X", endsOn: "30/06/2026" }, "request.invalid", "endsOn"],
    [{ name: "\t" }, "request.invalid", "name"],
  ])("la campagne %j est refusée", async (campaign, code, field) => {
    const { admin } = await test.school();
    expect(await admin.post("/api/campaigns", campaign)).toMatchObject({
      status: 422,
      body: { code, field },
    });
  });

  it("les dates d'une modification se jugent avec celles qui restent", async () => {
    const { admin } = await test.school();
    const { id } = (await admin.post("/api/campaigns", { name: "X", startsOn: "2026-09-01" })).read(Campaign);
    const url = `/api/campaigns/${id}`;
    expect((await admin.patch(url, { endsOn: "2026-08-31" })).status).toBe(422);
    expect((await admin.patch(url, { startsOn: null, endsOn: "2026-08-31" })).status).toBe(200);
    expect((await admin.patch(url, { name: "campagne-2026-2027" })).status).toBe(422);
  });

  it("un recruteur-placeur lit les noms des établissements et des campagnes, sans rien changer", async () => {
    const school = await test.school();
    const { credentials } = await test.user(school, "recruiter");
    const recruiter = await test.signedIn(credentials);
    expect((await recruiter.get("/api/establishments")).read(list(Establishment)).items).toHaveLength(2);
    expect((await recruiter.get("/api/campaigns")).read(list(Campaign)).items).toHaveLength(1);
    expect((await recruiter.post("/api/campaigns", { name: "X" })).status).toBe(403);
  });

  it("l'OpenAPI décrit chaque route, avec ses erreurs", async () => {
    const answer = await test.visitor().get("/api/openapi.json");
    expect(answer.body).toMatchObject({ openapi: "3.1.0" });
    const { paths } = test.app.swagger();
    const operations = Object.entries(paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => ({ path, method, ...Object(operation) })),
    );
    const api = operations.filter(({ path }) => path.startsWith("/api/"));
    expect(api.length).toBeGreaterThan(20);
    for (const operation of api) {
      expect(operation.summary, operation.path).toMatch(/^[A-Z]/);
      expect(Object.keys(operation.responses), operation.path).toContain("4XX");
    }
  });
});
