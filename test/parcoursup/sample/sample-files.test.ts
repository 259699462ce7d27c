import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { baseModel } from "../../../src/parcoursup/sample/base-model.ts";
import { sampleFiles } from "../../../src/parcoursup/sample/sample-files.ts";

const folder = new URL("../../../samples/", import.meta.url);
const files = sampleFiles();

describe("the files of samples/", () => {
  test.each(files)("$name is what the generator makes today", ({ name, text }) => {
    expect(readFileSync(new URL(name, folder), "utf8")).toBe(text);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  });

  test("are all made by the generator and explained in the README", () => {
    const present = readdirSync(folder).filter((name) => name.endsWith(".json"));
    expect(present.sort()).toEqual(files.map(({ name }) => name).sort());
    const readme = readFileSync(new URL("README.md", folder), "utf8");
    expect(files.filter(({ name }) => !readme.includes(name))).toEqual([]);
  });

  test("begin with the candidate of the user page in modele_base.json", () => {
    const eva = {
      DonneesCandidats: {
        Civilite: "Mme",
        NomCandidat: "D S",
        PrenomCandidat: "Eva",
        DateNaissance: "12/10/2003",
        CoordonneesAdressemail: "test@example.com",
      },
      Baccalaureat: {
        TypeDiplomeCode: 1,
        TypeDiplomeLibelle: "Baccalauréat obtenu",
        SerieDiplomeLibelle: "Série Générale",
        DateObtentionAnnee: "2021",
      },
    };
    expect(baseModel()).toMatchObject({
      exportDeDonnees: { exportCandidats: [{ candidats: [eva, {}, {}] }] },
    });
  });
});
