import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { runCli } from "../support/cli.ts";
import { databaseUrl, onServer } from "../support/prepare-databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";

/** A database of the PostgreSQL server where there is one: each command starts sooner on it than on the embedded one. */
const template = inject("serverTemplate");
const name = `${template?.name}_cli`;

async function newServerDatabase(): Promise<Record<string, string>> {
  if (template === null) return {};
  await onServer(`create database ${name} template ${template.name}`);
  return { DATABASE_URL: databaseUrl(template.serverUrl, name) };
}

async function dropServerDatabase(): Promise<void> {
  if (template !== null) await onServer(`drop database ${name} with (force)`);
}

/** `design.md` §4, checked as it is from outside: commands, exit codes, shapes of the JSON. */
describe("la ligne de commande tient son contrat", () => {
  let directory: string;
  let environment: Record<string, string>;
  const file = (name: string) => join(directory, name);
  const run = (...args: string[]) => runCli(args, environment);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "hub3e-cli-"));
    environment = {
      ...(await newServerDatabase()),
      DATA_DIR: file("data"),
      ADMIN_EMAIL: "direction@ecole.example",
      ADMIN_PASSWORD: "gare cadran mouette velours",
      ESTABLISHMENTS: "0870015U=Lycée Gay-Lussac;0750652B=Site de Paris",
      CAMPAIGN: "campagne-2026-2027",
    };
    await writeFile(file("bon.json"), JSON.stringify(sampleExport([sampleCandidate()]), null, 2));
    const noEmail = sampleCandidate({ DonneesCandidats: { CoordonneesAdressemail: undefined } });
    await writeFile(
      file("mauvais.json"),
      JSON.stringify(sampleExport([sampleCandidate({}), noEmail]), null, 2),
    );
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
    await dropServerDatabase();
  });

  it("verify : une ligne par fichier, dans l'ordre ; 1 quand l'un est refusé ; aucune base touchée", async () => {
    const { code, json } = await run("verify", file("bon.json"), file("mauvais.json"), "--json");
    expect(code).toBe(1);
    expect(json).toMatchObject([
      { file: file("bon.json"), valid: true, candidates: 1, problemCount: 0, problems: [] },
      { file: file("mauvais.json"), valid: false, candidates: 2, problemCount: expect.any(Number) },
    ]);
    await expect(readFile(join(file("data"), "postgres", "PG_VERSION"))).rejects.toThrow("ENOENT");
    expect((await run("verify", file("bon.json"))).code).toBe(0);
    expect((await run("verify", file("mauvais.json"))).stdout).toContain(
      "mauvais.json : 3 problèmes (Candidat répété avec d'autres données : 2, Email absent : 1) ; 2 candidats lus.",
    );
  });

  it("verify et import : les limites de l'environnement, nommées dans le refus ; 2 quand l'une est mal écrite", async () => {
    const limited = { ...environment, MAX_CANDIDATES: "1" };
    const verified = await runCli(["verify", file("mauvais.json"), "--json"], limited);
    expect(verified).toMatchObject({ code: 1, json: [{ readToEnd: false, candidates: 1 }] });
    expect(verified.stdout).toContain("plus de 1 candidat");
    const wrong = await runCli(["verify", file("bon.json")], { MAX_FILE_SIZE: "énorme" });
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain("MAX_FILE_SIZE");
    const missing = await run("verify", file("absent.json"), file("bon.json"), "--json");
    expect(missing).toMatchObject({ code: 1, json: [{ valid: false, problemCount: 1 }, { valid: true }] });
  });

  it("verify : un problème porte tout ce qui permet de le retrouver", async () => {
    await writeFile(
      file("date.json"),
      JSON.stringify(
        sampleExport([sampleCandidate({ DonneesCandidats: { DateNaissance: "31/02/2007" } })]),
        null,
        2,
      ),
    );
    const { json } = await run("verify", file("date.json"), "--json");
    expect(json).toMatchObject([
      {
        problems: [
          {
            code: "candidate.birth_date_impossible",
            message: expect.stringContaining("31/02/2007"),
            path: "exportDeDonnees.exportCandidats[0].candidats[0].DonneesCandidats.DateNaissance",
            line: 13,
            column: 32,
            entry: null,
            candidate: { index: 1, fileNumber: "1234567", lastName: "MARTIN", firstName: "Camille" },
          },
        ],
      },
    ]);
  });

  it("setup : crée une fois, puis ne fait rien ; --school ajoute une école", async () => {
    const first = await run("setup");
    expect(first).toMatchObject({ code: 0, stdout: "" });
    expect(first.stderr).toContain("direction@ecole.example");
    expect(first.stderr).not.toContain("mouette");
    expect((await run("setup")).code).toBe(0);
    const second = await run("setup", "--school", "Une autre école", "--admin-email", "autre@ecole.example");
    expect(second).toMatchObject({ code: 0 });
    const ambiguous = await run("candidates", "--establishment", "0870015U");
    expect(ambiguous).toMatchObject({ code: 1, stderr: expect.stringContaining("--school") });
  });

  it("import : le compte rendu du contrat ; le même fichier encore : tout le monde est inchangé", async () => {
    const args = [
      "import",
      file("bon.json"),
      "--establishment",
      "0870015U",
      "--school",
      "Mon école",
      "--json",
    ];
    const expected = { candidates: 1, guards: [], problemCount: 0, problems: [] };
    expect(await run(...args, "--dry-run")).toMatchObject({
      code: 0,
      json: [{ status: "dry-run", importId: null, created: 1, updated: 0, unchanged: 0, ...expected }],
    });
    expect(await run(...args)).toMatchObject({
      code: 0,
      json: [
        {
          status: "imported",
          importId: expect.any(String),
          created: 1,
          updated: 0,
          unchanged: 0,
          ...expected,
        },
      ],
    });
    expect(await run(...args)).toMatchObject({ code: 0, json: [{ created: 0, updated: 0, unchanged: 1 }] });
  });

  it("import --dry-run en clair : formations, et quand ce même fichier est déjà venu", async () => {
    const args = ["import", file("bon.json"), "--establishment", "0870015U", "--school", "Mon école"];
    const { code, stdout } = await run(...args, "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 candidature lue : 0 candidat serait ajouté, 0 mis à jour, 1 inchangé\.$/m);
    expect(stdout).toMatch(/^ {2}.+ : 1 candidat$/m);
    expect(stdout).toMatch(/déjà été importé le \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d \(import \d+\)/);
    const limited = await runCli([...args, "--json"], { ...environment, MAX_FILE_SIZE: "100" });
    expect(limited).toMatchObject({ code: 1, json: [{ status: "rejected" }] });
    expect(limited.stdout).toContain("100\u00A0octets");
  });

  it("import : un fichier refusé sort avec 1 et n'écrit rien", async () => {
    const args = ["import", file("mauvais.json"), "--establishment", "0870015U", "--school", "Mon école"];
    expect(await run(...args, "--json")).toMatchObject({
      code: 1,
      json: [{ status: "rejected", created: 0 }],
    });
    const told = await run(...args);
    expect(told).toMatchObject({ code: 1, stdout: "" });
    expect(told.stderr).toContain(
      "Ce fichier d'import JSON ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.",
    );
  });

  it("import --json : ce qui ne peut pas être lu ou n'existe pas est un compte rendu aussi, et une phrase à côté", async () => {
    for (const [path, uai, code, sentence] of [
      [file("absent.json"), "0870015U", "file.not_found", "n'existe pas"],
      [directory, "0870015U", "file.unreadable", "ne peut pas être lu"],
      [file("bon.json"), "9999999Z", "establishment.not_found", "9999999Z"],
      [file("bon.json"), "0870015U", "establishment.ambiguous", "--school"],
    ] as const) {
      const { stderr, ...outcome } = await run("import", path, "--establishment", uai, "--json");
      const report = { status: "rejected", importId: null, candidates: 0, created: 0, problemCount: 1 };
      expect(outcome).toMatchObject({ code: 1, json: [{ ...report, problems: [{ code }] }] });
      expect(stderr).toContain(sentence);
    }
    const noDatabase = { ...environment, DATABASE_URL: "", DATA_DIR: file("personne") };
    const args = ["import", file("bon.json"), "--establishment", "0870015U", "--json"];
    expect(await runCli(args, noDatabase)).toMatchObject({ code: 1, stdout: "" });
  });

  it.each([
    [["--establishments", "1234=Site"], "--establishments", "n'est pas un UAI"],
    [["--establishments", "0870015U"], "--establishments", "suivi de = et d'un nom"],
    [["--admin-email", "direction"], "--admin-email", "une adresse email"],
    [["--campaign", "x".repeat(121)], "--campaign", "120 caractères"],
    [["--school", " "], "--school", "une valeur"],
  ])("setup : une option impossible est nommée, et sort avec 2 : %j", async (args, option, expected) => {
    const { code, stdout, stderr } = await run("setup", "--school", "Troisième école", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      new RegExp(`^Erreur : l'option « ${option} » est invalide ; il faut : .*${expected}.*\n$`),
    );
    const wrong = { ...environment, ESTABLISHMENTS: "1234=Site" };
    expect(await runCli(["setup"], wrong)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("ESTABLISHMENTS"),
    });
  });

  it("setup --school sans établissement : une école qui marche, et une phrase qui dit quoi faire du numéro d'exemple", async () => {
    const args = ["setup", "--school", "École sans site", "--admin-email", "site@ecole.example", "--json"];
    const told = await runCli(args.slice(0, -1), { ...environment, ESTABLISHMENTS: "" });
    expect(told).toMatchObject({ code: 0, stdout: "" });
    expect(told.stderr).toMatch(
      /Information : 0000000A n'est le numéro d'aucun établissement\..*Votre école/,
    );
    expect(await runCli(args, environment)).toMatchObject({ code: 0, json: [{ status: "already-done" }] });
  });

  it("candidates : une ligne par candidat, les champs du contrat et rien d'autre", async () => {
    const args = ["candidates", "--establishment", "0870015U", "--school", "Mon école", "--json"];
    const { code, json } = await run(...args);
    expect(code).toBe(0);
    expect(json).toEqual([
      {
        id: expect.stringMatching(/^\d+$/),
        createdOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        birthDate: "2008-04-15",
        civility: "F",
        lastName: "MARTIN",
        firstName: "Camille",
        email: "camille.martin@example.com",
        diplomas: ["Baccalauréat en préparation (Série Générale)"],
        campaign: null,
        fileNumber: "1234567",
        session: expect.any(Number),
      },
    ]);
    const read = await run(...args.slice(0, -1));
    expect(read.stdout).toMatch(/^\d{2}\/\d{2}\/\d{4} \| 15\/04\/2008 \| MARTIN \| Camille \| .*\n$/);
    expect(await run(...args, "--stage", "admitted")).toMatchObject({ code: 0, stdout: "" });
    expect((await run(...args, "--stage", "all")).json).toHaveLength(1);
  });

  it("match : une ligne par rapprochement proposé, sans base ; 1 pour un fichier inutilisable", async () => {
    await writeFile(
      file("site.csv"),
      'id,lastName,firstName,birthDate,email\n1,"LE ""GOFF""",Yann,2007-03-12,\n2,MARTIN,Emma,2007-02-30,x@example.org\n\n3,,,,\n',
    );
    await writeFile(
      file("excel.csv"),
      "\ufefffirstName;id;lastName;email;birthDate\r\nYANN;a;Legoff;;12/03/2007\r\nEmma;b;Martin;X@example.org;",
    );
    await writeFile(file("ouvert.csv"), 'id,"lastName\n1,x\n');
    await writeFile(file("latin1.csv"), Buffer.from("id,lastName\n1,Zo\xe9,\n", "latin1"));
    const { code, json } = await run("match", file("site.csv"), file("excel.csv"), "--json");
    expect(code).toBe(0);
    expect(json).toEqual([
      {
        left: "1",
        right: "a",
        grade: "certain",
        reasons: ["lastName.same", "firstName.same", "birthDate.same"],
      },
      { left: "2", right: "b", grade: "probable", reasons: expect.arrayContaining(["email.same"]) },
    ]);
    for (const [wrong, complaint] of [
      ["absent.csv", "n'existe pas"],
      ["bon.json", "Il manque au fichier"],
      ["ouvert.csv", "jamais refermé"],
      ["latin1.csv", "UTF-8"],
    ] as const) {
      const refused = await run("match", file("site.csv"), file(wrong), "--json");
      expect(refused, wrong).toMatchObject({ code: 1, stdout: "" });
      expect(refused.stderr).toContain(complaint);
    }
    expect((await run("match", file("site.csv"))).code).toBe(2);
  });

  it("sample : un export inventé, le même pour la même graine", async () => {
    const args = ["sample", "--candidates", "5", "--bulletins", "--year", "2025", "--seed", "3", "--out"];
    expect(await run(...args, file("a.json"))).toMatchObject({ code: 0, stdout: "" });
    await run(...args, file("b.json"));
    expect(await readFile(file("a.json"))).toEqual(await readFile(file("b.json")));
    expect(await run("verify", file("a.json"), "--json")).toMatchObject({
      json: [{ valid: true, candidates: 5, session: 2025 }],
    });
  });

  it.each([
    ["une commande inconnue", ["inconnue"]],
    ["une option inconnue", ["verify", "--jsonn", "x"]],
    ["un argument manquant", ["verify"]],
    ["l'établissement manquant", ["import", "x.json"]],
    ["un nombre qui n'en est pas un", ["sample", "--candidates", "douze", "--out", "x"]],
    ["une session hors du temps", ["sample", "--candidates", "1", "--year", "1900", "--out", "x"]],
    ["une étape inconnue", ["candidates", "--establishment", "0870015U", "--stage", "partout"]],
  ])("%s : 2, et un mot d'explication", async (_name, args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });

  it.each([
    ["un fichier qui n'existe pas", ["verify", "/nulle/part.json"], "n'existe pas"],
    ["un dossier à la place d'un fichier", ["verify", "/tmp"], "ne peut pas être lu"],
    [
      "importer un fichier absent",
      ["import", "/nulle/part.json", "--establishment", "0870015U"],
      "n'existe pas",
    ],
    ["un établissement inconnu", ["candidates", "--establishment", "9999999Z"], "9999999Z"],
    [
      "un dossier où l'on n'écrit pas",
      ["sample", "--candidates", "1", "--out", "/nulle/part.json"],
      "ne peut pas être écrit",
    ],
  ])("%s : 1, une phrase sans trace technique", async (_name, args, sentence) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\bat .*:\d+/);
  });

  it("--table : un tableau de candidats se vérifie et s'importe ; sans elle, il est refusé comme avant", async () => {
    const heading = "Civilité;Nom;Prénom;Date de naissance;Email";
    await writeFile(file("liste.csv"), `${heading}\nM.;TABLEAU;Jean;03/02/2007;jean@example.com\n`);
    await writeFile(file("liste-fausse.csv"), `${heading}\nM.;TABLEAU;;03/02/2007;jean@example.com\n`);
    const checked = await run("verify", "--table", file("liste.csv"), file("liste-fausse.csv"), "--json");
    expect(checked.code).toBe(1);
    expect(checked.json).toMatchObject([
      { valid: true, candidates: 1 },
      { valid: false, problems: [{ code: "row.first_name_missing", line: 2, column: 3, path: "C2" }] },
    ]);
    const { code, json } = await run(
      "import",
      file("liste.csv"),
      "--table",
      "--establishment",
      "0870015U",
      "--school",
      "Mon école",
      "--json",
    );
    expect([code, json]).toMatchObject([0, [{ status: "imported", source: "table", created: 1 }]]);
    const refused = await run(
      "import",
      file("liste.csv"),
      "--establishment",
      "0870015U",
      "--school",
      "Mon école",
      "--json",
    );
    expect(refused).toMatchObject({
      code: 1,
      json: [{ status: "rejected", problems: [{ code: "file.table" }] }],
    });
  });

  it.each([
    [["import", "bon.json"], "Erreur : l'option « --establishment <UAI> » est obligatoire\n"],
    [["match", "a.csv"], "Erreur : il manque <autre.csv>\n"],
    [["inconnue"], "Erreur : la commande « inconnue » n'existe pas\n"],
    [["verify", "--vite", "bon.json"], "Erreur : l'option « --vite » n'existe pas\n"],
    [
      ["candidates", "--establishment", "0870015U", "--stage", "tous"],
      "Erreur : « tous » ne convient pas à l'option « --stage <étape> » : les valeurs possibles sont sas, admitted, all.\n",
    ],
  ])("un mauvais emploi se dit en français, et sort avec 2 : %j", async (args, stderr) => {
    expect(await run(...args)).toMatchObject({ code: 2, stdout: "", stderr });
  });

  it("ce que le disque refuse se dit en une phrase, sans pile", async () => {
    const environmentOfFile = { DATA_DIR: file("ailleurs"), DATABASE_URL: "" };
    await runCli(["setup"], { ...environment, ...environmentOfFile });
    await rm(join(file("ailleurs"), "incoming"), { recursive: true, force: true });
    await writeFile(join(file("ailleurs"), "incoming"), "");
    const args = ["import", file("bon.json"), "--establishment", "0870015U"];
    const { code, stderr } = await runCli(args, { ...environment, ...environmentOfFile });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]* est inutilisable : ce n.est pas un dossier\.\n$/);
  });

  it("--help sur chaque commande", async () => {
    for (const command of ["serve", "setup", "verify", "import", "candidates", "sample", "backup", "restore"])
      expect(await run(command, "--help")).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(command),
      });
  });
});
