import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import {
  ImportDetail,
  ImportedCandidatePage,
  ImportPage,
  ImportReport,
} from "../../src/imports/import.schema.ts";
import { readImportLimits } from "../../src/imports/import-limits.ts";
import { CandidatePage, CandidateProfilePage } from "../../src/sas/candidate.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { upload } from "../support/upload.ts";

const sentence =
  "Ce fichier d'import JSON ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.";

const good = JSON.stringify(sampleExport([sampleCandidate()]));
const noEmail = sampleCandidate({
  DonneesCandidats: { NumeroDossierCandidat: "8", CoordonneesAdressemail: "" },
});
const withoutEmail = JSON.stringify(sampleExport([sampleCandidate(), noEmail]));

describeEachDatabase("l'import par HTTP", (open) => {
  let program: TestApp;
  beforeAll(async () => {
    program = await openTestApp(await open());
  });

  it("201 et le compte rendu ; les candidats sont dans le SAS, avec leur page", async () => {
    const { admin } = await program.school();
    const answer = await upload(admin, "0870015U", good);
    expect(answer.status).toBe(201);
    const report = answer.read(ImportReport);
    expect(report).toMatchObject({ status: "imported", candidates: 1, created: 1, guards: [], problems: [] });

    const found = await admin.get(
      `/api/candidates?stage=sas&establishment=0870015U&import=${report.importId}`,
    );
    const list = found.read(CandidatePage);
    expect(list).toMatchObject({ total: 1, totalIsEstimate: false, page: 1, pageSize: 25 });
    const page = (await admin.get(`/api/candidates/${list.items[0]?.id}`)).read(CandidateProfilePage);
    expect(page).toMatchObject({
      identity: { lastName: "MARTIN", birthDate: "2008-04-15" },
      wishes: [{ importId: report.importId, confirmed: true, fileName: "export.json" }],
    });
  });

  it("422, la phrase exacte, les problèmes situés, et rien d'écrit", async () => {
    const { admin } = await program.school();
    const answer = await upload(admin, "0870015U", withoutEmail);
    expect(answer.status).toBe(422);
    expect(answer.headers["content-type"]).toMatch("application/problem+json");
    expect(answer.body).toMatchObject({
      status: 422,
      code: "import.rejected",
      message: sentence,
      candidates: 2,
      problemCount: 1,
      problems: [{ candidate: { index: 2, fileNumber: "8" }, line: 1 }],
    });
    expect((await admin.get("/api/candidates?stage=sas")).body).toMatchObject({ total: 0, items: [] });
  });

  it("l'historique garde les imports acceptés et refusés, et leurs problèmes", async () => {
    const { admin } = await program.school();
    await upload(admin, "0870015U", good);
    await upload(admin, "0750654D", withoutEmail, { fileName: "C:\\Users\\a\\export.json" });
    const history = (await admin.get("/api/imports")).read(ImportPage);
    expect(history.items).toMatchObject([
      { state: "rejected", problemCount: 1, fileName: "export.json", establishment: { uai: "0750654D" } },
      { state: "imported", created: 1, fileSize: Buffer.byteLength(good), user: "Administrateur École" },
    ]);
    const detail = (await admin.get(`/api/imports/${history.items[0]?.id}`)).read(ImportDetail);
    expect(detail.problems).toHaveLength(1);
    expect(detail.problemCounts).toEqual([
      { code: "candidate.email_missing", title: "Email absent", count: 1 },
    ]);
    expect((await admin.get("/api/imports?establishment=0870015U")).body).toMatchObject({ total: 1 });
  });

  it("ce qui a été demandé reste sur la page de l'import ; les vœux absents se listent, et l'annulation les compte", async () => {
    const { admin } = await program.school();
    const four = [1, 2, 3, 4].map((number) =>
      sampleCandidate({
        DonneesCandidats: { NumeroDossierCandidat: String(number), NomCandidat: `NOM ${number}` },
      }),
    );
    await upload(admin, "0870015U", JSON.stringify(sampleExport(four)));
    const one = JSON.stringify(sampleExport(four.slice(0, 1)));
    expect((await upload(admin, "0870015U", one)).status).toBe(409);
    const [asked] = (await admin.get("/api/imports")).read(ImportPage).items;
    expect((await admin.get(`/api/imports/${asked?.id}`)).read(ImportDetail)).toMatchObject({
      state: "to_confirm",
      guards: [{ code: "many_missing", message: expect.stringContaining("1 sur 4") }],
    });

    const answered = await upload(admin, "0870015U", one, { query: "?confirm=many_missing" });
    const { importId } = answered.read(ImportReport);
    const path = `/api/imports/${importId}`;
    expect((await admin.get(path)).read(ImportDetail).guards).toEqual([]);
    const absent = (await admin.get(`${path}/candidates?show=absent`)).read(ImportedCandidatePage);
    expect(absent.items).toHaveLength(3);
    expect(absent.items[0]).toMatchObject({
      lastName: "NOM 2",
      outcome: "absent",
      changes: [],
      absentWishes: ["Formation 90001"],
    });
    const undo = await admin.post(`${path}/undo?dryRun=true`);
    expect(undo.body).toEqual({ removed: 0, restored: 0, marks: 3, kept: [] });
  });

  it("en flux d'événements : l'avancement, puis le même compte rendu", async () => {
    const { admin } = await program.school();
    const events = async (content: string) => {
      const headers = { accept: "text/event-stream" };
      const answer = await upload(admin, "0870015U", content, { headers });
      expect(answer.status).toBe(200);
      expect(answer.headers["content-type"]).toMatch("text/event-stream");
      const blocks = answer.text.split("\n\n").filter((block) => block !== "");
      return blocks.map((block) => {
        const [, event = "", data = ""] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
        return { event, data: JSON.parse(data) };
      });
    };
    const accepted = await events(good);
    expect(accepted[0]?.event).toBe("progress");
    // However short, each step is told: whoever watches knows that the file is right.
    expect(new Set(accepted.slice(0, -1).map(({ data }) => data.step))).toEqual(
      new Set(["checking", "writing"]),
    );
    expect(accepted.at(-1)).toMatchObject({ event: "report", data: { status: "imported", created: 1 } });
    const refused = await events(withoutEmail);
    expect(refused.at(-1)).toMatchObject({
      event: "report",
      data: { status: "rejected", code: "import.rejected", message: sentence, problemCount: 1 },
    });
  });

  it("plus de problèmes qu'on n'en montre : chaque sorte est comptée en entier", async () => {
    const { admin } = await program.school();
    const noEmails = Array.from({ length: 130 }, (_, i) =>
      sampleCandidate({
        DonneesCandidats: { NumeroDossierCandidat: String(1000 + i), CoordonneesAdressemail: "" },
      }),
    );
    const wrongDate = sampleCandidate({
      DonneesCandidats: { NumeroDossierCandidat: "9", DateNaissance: "31/02/2007" },
    });
    const content = JSON.stringify(sampleExport([...noEmails, wrongDate]));
    const { body } = await upload(admin, "0870015U", content);
    expect(body).toMatchObject({
      problemCount: 131,
      readToEnd: true,
      problemCounts: [
        { code: "candidate.email_missing", title: "Email absent", count: 130 },
        { code: "candidate.birth_date_impossible", title: "Date de naissance impossible", count: 1 },
      ],
    });
  });

  it("les limites réglées valent ici aussi, et se demandent", async () => {
    const { limits, tableLimits } = readImportLimits({
      MAX_FILE_SIZE: "20 kB",
      MAX_TABLE_SIZE: "10 kB",
      MAX_CANDIDATES: "1",
    });
    const strict = await openTestApp(program.database, { limits, tableLimits });
    const { admin } = await strict.school();
    expect((await admin.get("/api/import-limits")).body).toEqual({
      fileSize: 20 * 1024,
      tableFileSize: 10 * 1024,
      candidates: 1,
    });
    const two = JSON.stringify(sampleExport([sampleCandidate(), noEmail]));
    const tooMany = await upload(admin, "0870015U", two);
    expect(tooMany.status).toBe(422);
    expect(tooMany.text).toContain("plus de 1 candidat");
  });

  it.each([
    ["d'un export de Parcoursup", "imports", "20\u00A0ko", /Générez plusieurs fichiers plus petits/],
    ["d'un tableau", "table-imports", "30\u00A0ko", /Répartissez les candidats dans plusieurs fichiers/],
  ] as const)(
    "un envoi au-delà de la taille %s : la phrase nomme cette taille et dit que faire, rien n'est gardé",
    async (_name, kind, limit, remedy) => {
      const limits = readImportLimits({ MAX_FILE_SIZE: "20 kB", MAX_TABLE_SIZE: "30 kB" });
      const strict = await openTestApp(program.database, limits);
      const { admin } = await strict.school();
      for (const headers of [{}, { accept: "text/event-stream" }]) {
        const { body, status } = await upload(admin, "0870015U", good.padEnd(2_000_000), { kind, headers });
        expect(status).toBe(413);
        expect(body).toMatchObject({ code: "import.file_too_big", message: expect.stringMatching(remedy) });
        expect(body).toMatchObject({
          message: expect.stringContaining(`dépasse la taille permise (${limit}`),
        });
      }
      expect((await admin.get("/api/imports")).body).toMatchObject({ total: 0 });
    },
  );

  it("?dryRun=true compte sans rien garder", async () => {
    const { admin } = await program.school();
    const { body } = await upload(admin, "0870015U", good, { query: "?dryRun=true" });
    expect(body).toMatchObject({ status: "dry-run", created: 1 });
    expect((await admin.get("/api/candidates")).body).toMatchObject({ total: 0 });
    expect((await admin.get("/api/imports")).body).toMatchObject({ total: 0 });
  });

  it("un envoi sans fichier, d'une autre forme, ou vers un service éteint : une phrase, jamais une panne", async () => {
    const { admin } = await program.school();
    const path = "/api/establishments/0870015U/imports";
    for (const headers of [{}, { accept: "text/event-stream" }]) {
      const elsewhere = await upload(admin, "0870015U", good, { field: "autre", headers });
      expect(elsewhere.status).toBe(422);
      expect(elsewhere.headers["content-type"]).toMatch("application/problem+json");
      expect(elsewhere.body).toMatchObject({
        status: 422,
        title: "Données refusées",
        code: "import.file_missing",
        detail: expect.stringMatching(/fichier/),
      });
    }
    const json = await admin.post(path, { a: 1 });
    expect(json.body).toMatchObject({ status: 415, code: "request.unsupported_media_type" });
    await admin.patch("/api/establishments/0870015U", { parcoursupEnabled: false });
    const off = await upload(admin, "0870015U", good);
    expect(off.body).toMatchObject({ status: 409, code: "establishment.parcoursup_off" });
  });

  it.each([
    ["vide", new Uint8Array(), /vide/],
    ["qui n'est pas du JSON", "bonjour", /JSON/],
    ["qui est une page web", "<!DOCTYPE html><html></html>", /page web/],
    ["qui est un PDF", "%PDF-1.7 …", /PDF/],
    ["tronqué", good.slice(0, -20), /./],
    ["en UTF-16", Buffer.from(`\ufeff${good}`, "utf16le"), /UTF-16/],
    ["en Latin-1", Buffer.from(good.replace("MARTIN", "MÉRIDA"), "latin1"), /UTF-8/],
    ["d'une autre racine", '{"autre": []}', /./],
    ["sans candidat", JSON.stringify(sampleExport([])), /aucun candidat/],
  ])("un fichier %s est refusé avec une explication", async (_name, content, explanation) => {
    const { admin } = await program.school();
    const { status, body } = await upload(admin, "0870015U", content);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: "import.rejected",
      message: sentence,
      problems: [{ message: expect.stringMatching(explanation) }],
    });
  });

  it("une personne d'une autre école ne trouve ni l'établissement, ni l'import, ni le candidat (ASVS 5.0 8.2.2)", async () => {
    const [mine, theirs] = [await program.school(), await program.school()];
    await theirs.admin.post("/api/establishments", { uai: "0010001W", name: "Le leur" });
    const { importId } = (await upload(theirs.admin, "0870015U", good)).read(ImportReport);
    const [candidate] = (await theirs.admin.get("/api/candidates")).read(CandidatePage).items;
    const foreign = await upload(mine.admin, "0010001W", good);
    expect(foreign.body).toMatchObject({ status: 404, code: "establishment.not_found" });
    expect((await mine.admin.get(`/api/imports/${importId}`)).status).toBe(404);
    expect((await mine.admin.get(`/api/candidates/${candidate?.id}`)).status).toBe(404);
    expect((await mine.admin.get(`/api/candidates?import=${importId}`)).body).toMatchObject({ total: 0 });
    expect((await mine.admin.get("/api/imports")).body).toMatchObject({ total: 0 });
  });

  it("deux fichiers à la fois, ou un texte que rien ne peut garder : refusé, jamais une panne", async () => {
    const { admin } = await program.school();
    const form = new FormData();
    for (const name of ["a.json", "b.json"]) form.append("file", new Blob([good]), name);
    const encoded = new Response(form);
    const two = await admin.send({
      method: "POST",
      url: "/api/establishments/0870015U/imports",
      headers: { "content-type": encoded.headers.get("content-type") ?? "" },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    expect(two.body).toMatchObject({ status: 422, code: "import.several_files" });
    expect((await admin.get("/api/candidates")).body).toMatchObject({ total: 0 });
    const halfCharacter = await admin.patch("/api/school", { name: "École \ud800" });
    expect(halfCharacter).toMatchObject({ status: 422 });
  });

  it("un recruteur-placeur n'importe pas et ne voit pas le SAS (ASVS 5.0 8.2.1)", async () => {
    const school = await program.school();
    await upload(school.admin, "0870015U", good);
    const [candidate] = (await school.admin.get("/api/candidates")).read(CandidatePage).items;
    const { credentials } = await program.user(school, "recruiter");
    const recruiter = await program.signedIn(credentials);
    const refused = [
      await upload(recruiter, "0870015U", good),
      await recruiter.get("/api/candidates?stage=sas"),
      await recruiter.get(`/api/candidates/${candidate?.id}`),
      await recruiter.get("/api/imports"),
    ];
    for (const { body } of refused)
      expect(body).toMatchObject({ status: 403, code: "rights.school_admin_only" });
    expect((await recruiter.get("/api/candidates?stage=admitted")).body).toMatchObject({ total: 0 });
    expect((await upload(program.visitor(), "0870015U", good)).status).toBe(401);
  });

  it("il ne reste aucun fichier reçu", async () => {
    expect(await readdir(join(program.dataDirectory, "incoming"))).toEqual([]);
  });

  it("ce que le disque refuse n'est pas la faute de qui envoie", async () => {
    const { admin } = await program.school();
    const incoming = join(program.dataDirectory, "incoming");
    await rm(incoming, { recursive: true });
    await writeFile(incoming, "");
    const { status, body } = await upload(admin, "0870015U", good);
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: "file.not_stored", detail: expect.stringContaining("(EEXIST)") });
    await rm(incoming);
    expect((await upload(admin, "0870015U", good)).status).toBe(201);
  });
});
