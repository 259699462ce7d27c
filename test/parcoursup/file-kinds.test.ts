import { describe, expect, test } from "vitest";
import { candidate, check, exportOf, naivePosition } from "./export-builder.ts";

const good = JSON.stringify(exportOf([candidate({ NomCandidat: "BÉRÉNICE" })]), null, 2);

describe("un autre fichier choisi par erreur est reconnu", () => {
  test.each([
    ["vide", "", "empty"],
    ["blanc", " \n\t ", "empty"],
    ["un long blanc", " ".repeat(3000), "empty"],
    ["un BOM seul", "\ufeff", "empty"],
    ["une page web", "<!DOCTYPE html><html><body>Connexion</body></html>", "web_page"],
    ["une page web sans doctype", "\n  <HTML>", "web_page"],
    ["du XML", '<?xml version="1.0"?><candidats/>', "xml"],
    ["un PDF", "%PDF-1.7", "pdf"],
    ["un document RTF", "{\\rtf1\\ansi", "rich_text"],
    ["un tableau CSV", "\ufeffCandidat - Code;Candidat - Nom;Candidat - Prénom\n1;D S;Eva", "table"],
    ["un CSV de deux colonnes", "Nom;Prénom\nD S;Eva\n", "table"],
    ["un CSV à virgules", "Nom,Prénom,Email\r\nD S,Eva,eva@example.org\r\n", "table"],
    ["un CSV entre guillemets", '"Nom","Prénom"\n"D S, dite A","Eva"\n', "table"],
    ["un CSV entre guillemets, à points-virgules", '"Nom";"Prénom"\n"D S";"Eva"', "table"],
    ["un CSV de titres seuls", "Nom,Prénom", "table"],
    ["un tableau à tabulations", "Nom\tPrénom\nD S\tEva", "table"],
  ])("%s", async (_what, text, kind) => {
    expect((await check(text)).problem).toMatchObject({ code: `file.${kind}`, path: "" });
  });

  test.each([
    ["une image PNG", "89504e470d0a1a0a", "image"],
    ["une photo", "ffd8ffe000104a46", "image"],
    ["une archive ZIP", "504b030414000000", "zip_inside"],
    ["une archive 7z", "377abcaf271c0004", "archive"],
    ["une archive gzip", "1f8b0800000000", "archive"],
    ["un ancien classeur Excel", "d0cf11e0a1b11ae1", "office"],
    ["autre chose", "0102030000", "binary"],
  ])("%s", async (_what, hex, kind) => {
    expect((await check(Buffer.from(hex, "hex"), { chunk: 3 })).problem.code).toBe(`file.${kind}`);
  });

  test.each([
    ["UTF-16 avec BOM", Buffer.from(`\ufeff${good}`, "utf16le")],
    ["UTF-16 sans BOM", Buffer.from(good, "utf16le")],
    ["UTF-16 dans l'autre sens", Buffer.from(good, "utf16le").swap16()],
  ])("%s", async (_what, bytes) => {
    expect((await check(bytes)).problem.code).toBe("file.utf16");
  });

  test.each([
    ["une phrase", "Bonjour, voici le fichier.\nCordialement"],
    ["un texte JSON", '"Nom"'],
    ["un export dont la première accolade manque", `${JSON.stringify(exportOf([candidate()])).slice(1)}`],
  ])("%s n'est pas un tableau", async (_what, text) => {
    expect((await check(text)).codes).not.toContain("file.table");
  });

  test("une page web est dite en français", async () => {
    const { problem } = await check("<html>");
    expect(problem.message).toBe("Ce fichier est une page web enregistrée, pas l'export JSON de Parcoursup.");
    expect(problem.remedy).toContain("Export JSON");
  });
});

describe("un fichier qui n'est pas en UTF-8", () => {
  test("Latin-1 : le premier caractère fautif est montré", async () => {
    const { problem } = await check(Buffer.from(good, "latin1"));
    expect(problem).toMatchObject({
      code: "file.not_utf8",
      ...naivePosition(good, "ÉRÉNICE"),
      candidate: { index: 1 },
    });
    expect(problem.message).toContain("octet C9, «\u00a0É\u00a0» dans Windows");
  });

  test.each([
    ["octet isolé", [0x80]],
    ["forme trop longue", [0xc0, 0xaf]],
    ["demi-paire de substitution", [0xed, 0xa0, 0x80]],
    ["au-delà d'Unicode", [0xf4, 0x90, 0x80, 0x80]],
    ["séquence coupée", [0xe2, 0x82]],
  ])("%s", async (_what, sequence) => {
    const [before = "", after = ""] = good.split("BÉRÉNICE");
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from(sequence), Buffer.from(after)]);
    for (const chunk of [1, 1000]) {
      const { problem } = await check(bytes, { chunk });
      expect(problem).toMatchObject({ code: "file.not_utf8", ...naivePosition(good, "BÉRÉNICE") });
    }
  });

  test("dans l'enveloppe aussi", async () => {
    const { codes } = await check(Buffer.from(good.replace("formationCode", "formatioéCode"), "latin1"));
    expect(codes).toEqual(["file.not_utf8", "file.not_utf8"]);
  });
});
