import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkExportFile } from "../../src/imports/open-export-file.ts";
import { defaultLimits, type Limits } from "../../src/parcoursup/limits.ts";
import { candidate, exportOf, type Json } from "./export-builder.ts";
import { type ZipMember, zip } from "./zip-builder.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parcoursup-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function checkFile(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const received: number[] = [];
  const check = await checkExportFile(path, {
    limits: { ...defaultLimits, ...limits },
    currentSession: 2024,
    onCandidate: ({ ordinal }) => {
      received.push(ordinal);
    },
  });
  return { ...check, received, codes: check.problems.map(({ code }) => code) };
}

const bytesOf = (json: Json) => Buffer.from(JSON.stringify(json, null, 2));
const one = (name: string, file: Json = exportOf([candidate()])): ZipMember => ({
  name,
  bytes: bytesOf(file),
});

describe("un fichier choisi", () => {
  test("le JSON lui-même, par petits bouts du disque", async () => {
    const candidates = Array.from({ length: 1000 }, () => candidate({ Texte: "é".repeat(500) }));
    const { received, problemCount } = await checkFile("export.json", bytesOf(exportOf(candidates)));
    expect({ received: received.length, problemCount }).toEqual({ received: 1000, problemCount: 0 });
  });

  test("l'archive téléchargée, reconnue à son contenu et non à son nom", async () => {
    const { received, problemCount } = await checkFile("export.json", zip([one("export_8842.json")]));
    expect({ received, problemCount }).toEqual({ received: [0], problemCount: 0 });
  });

  test("plusieurs JSON dans l'archive, dans son ordre, sans ce que les systèmes y ajoutent", async () => {
    const archive = zip([
      { name: "dossier/", bytes: Buffer.alloc(0), stored: true },
      { ...one("dossier/b.JSON", exportOf([candidate({ Civilite: "?" })])), stored: true },
      { name: "__MACOSX/._b.json", bytes: Buffer.from([0, 5, 22, 7]) },
      { name: "._c.json", bytes: Buffer.from([0, 5, 22, 7]) },
      { name: "lisez-moi.txt", bytes: Buffer.from("bonjour") },
      one("a.json", exportOf([candidate({ Civilite: "!" })])),
    ]);
    const { problems, candidates } = await checkFile("deux.json.zip", archive);
    expect(candidates).toBe(2);
    expect(problems.map(({ entry, value }) => [entry, value])).toEqual([
      ["dossier/b.JSON", "?"],
      ["a.json", "!"],
    ]);
  });

  test("un fichier vide, un fichier trop gros", async () => {
    expect((await checkFile("vide.json", Buffer.alloc(0))).codes).toEqual(["file.empty"]);
    expect((await checkFile("gros.json", Buffer.alloc(2000), { fileSize: 1000 })).codes).toEqual([
      "file.too_big",
    ]);
  });

  test("un fichier qui n'existe pas n'est pas un problème du fichier : l'erreur passe", async () => {
    const missing = checkExportFile(join(folder, "absent.json"), {
      limits: defaultLimits,
      currentSession: 2024,
    });
    await expect(missing).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("une archive qui ne peut pas être lue", () => {
  const large = exportOf([candidate({}, { Long: "x".repeat(3_000_000) })]);

  test.each<[string, Buffer, Partial<Limits>, string, string | null]>([
    ["vide", zip([]), {}, "zip.no_json", null],
    ["sans JSON", zip([{ name: "a.csv", bytes: Buffer.from("a;b") }]), {}, "zip.no_json", null],
    [
      "un classeur Excel",
      zip([{ name: "[Content_Types].xml", bytes: Buffer.from("<a/>") }]),
      {},
      "file.office",
      null,
    ],
    ["protégée par un mot de passe", zip([{ ...one("a.json"), flags: 1 }]), {}, "zip.encrypted", "a.json"],
    ["d'une autre compression", zip([{ ...one("a.json"), method: 14 }]), {}, "zip.unknown_method", "a.json"],
    [
      "de trop de fichiers",
      zip([one("a.json"), one("b.json")]),
      { zipEntries: 1 },
      "zip.too_many_entries",
      null,
    ],
    ["trop grosse une fois décompressée", zip([one("a.json")]), { inflatedSize: 100 }, "zip.too_big", null],
    ["une bombe", zip([one("a.json", large)]), {}, "zip.bomb", "a.json"],
    ["plus longue qu'elle ne dit", zip([{ ...one("a.json"), size: 100 }]), {}, "zip.damaged", "a.json"],
    ["d'une autre somme de contrôle", zip([{ ...one("a.json"), crc: 1 }]), {}, "zip.damaged", "a.json"],
    ["coupée", zip([one("a.json")]).subarray(0, -30), {}, "zip.damaged", null],
    [
      "un autre ZIP dedans",
      zip([{ name: "a.json", bytes: zip([one("b.json")]) }]),
      {},
      "file.zip_inside",
      "a.json",
    ],
  ])("%s", async (_what, bytes, limits, code, entry) => {
    const { problems, problemCount } = await checkFile("archive.zip", bytes, limits);
    expect(problems[0]).toMatchObject({ code, entry });
    expect(problemCount).toBe(1);
  });

  test("abîmée au milieu", async () => {
    const archive = zip([one("a.json", exportOf(Array.from({ length: 50 }, () => candidate())))]);
    archive.fill(0xff, 300, 340);
    const { codes } = await checkFile("archive.zip", archive);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.at(-1)).toBe("zip.damaged");
  });

  test("n'importe quel octet changé : jamais d'exception", async () => {
    const archive = zip([one("a.json")]);
    for (let at = 0; at < archive.length; at += 5) {
      const changed = Buffer.from(archive);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      await checkFile("archive.zip", changed);
    }
  });
});

describe("une archive et ce qui n'en est pas", () => {
  const good = () => one("export.json");
  const leftovers = (count: number): ZipMember[] =>
    Array.from({ length: count }, (_, i) => ({ name: `__MACOSX/._${i}`, bytes: Buffer.from("x") }));

  test("ce que les systèmes ajoutent ne compte pas parmi les fichiers", async () => {
    const others = [".DS_Store", "dossier/._export.json", "Thumbs.db"].map((name) => ({
      name,
      bytes: Buffer.from("x"),
    }));
    const archive = zip([good(), ...others, ...leftovers(5)]);
    expect((await checkFile("mac.zip", archive, { zipEntries: 1 })).codes).toEqual([]);
    const tooMany = await checkFile("deux.zip", zip([good(), one("b.json"), ...leftovers(5)]), {
      zipEntries: 1,
    });
    expect(tooMany.problems).toMatchObject([
      { code: "zip.too_many_entries", message: expect.stringContaining("2 fichiers, plus que permis (1)") },
    ]);
    expect((await checkFile("amas.zip", zip([good(), ...leftovers(20)]), { zipEntries: 1 })).codes).toEqual([
      "zip.too_many_entries",
    ]);
  });

  test.each(["../export.json", "/export.json", "a/../../export.json", "C:/export.json"])(
    "un nom qui mène hors de l'archive : %s",
    async (name) => {
      const { problems } = await checkFile("nom.zip", zip([one(name)]));
      expect(problems).toMatchObject([
        { code: "zip.unsafe_name", entry: name, message: expect.stringContaining(name) },
      ]);
    },
  );

  test("des données après la fin de l'archive", async () => {
    const archive = Buffer.concat([zip([good()]), Buffer.from("<html>")]);
    expect((await checkFile("suite.zip", archive)).codes).toEqual(["zip.trailing_bytes"]);
    expect((await checkFile("coupe.zip", zip([good()]).subarray(0, -3))).codes).toEqual(["zip.damaged"]);
  });
});
