import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const guide = new URL("docs/guide/", root);
const files = readdirSync(guide).filter((name) => name.endsWith(".md"));
const textOf = (file: string) => readFileSync(new URL(file, guide), "utf8");

/** Every `[text](target)` and `![text](target)` of a page. */
function targetsOf(markdown: string): { readonly text: string; readonly target: string }[] {
  return [...markdown.matchAll(/\[([^\]]*)\]\(([^)]+)\)/g)].map(([, text = "", target = ""]) => ({
    text,
    target,
  }));
}

/** The anchors that the interface gives to headings (`web/guide.plugin.ts`). */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, ""),
  );
}

describe("le guide", () => {
  it("a ses pages, chacune avec un titre", () => {
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(textOf(file), file).toMatch(/^# .+\n/);
  });

  it("ne mène que vers des pages et des titres qui existent", () => {
    const broken = files.flatMap((file) =>
      targetsOf(textOf(file))
        .filter(({ target }) => !target.startsWith("images/"))
        .filter(({ target }) => {
          const [page = "", anchor] = target.split("#");
          return !files.includes(page) || (anchor !== undefined && !anchorsOf(textOf(page)).includes(anchor));
        })
        .map(({ target }) => `${file}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("a toutes ses images, décrites et légères, et n'en garde pas d'inutile", () => {
    const images = files.flatMap((file) => targetsOf(textOf(file))).filter(({ target }) => isImage(target));
    for (const { text, target } of images) {
      expect(text, target).not.toBe("");
      expect(statSync(new URL(target, guide)).size, target).toBeLessThan(150_000);
    }
    const used = new Set(images.map(({ target }) => target.replace("images/", "")));
    expect(readdirSync(new URL("images/", guide)).filter((name) => !used.has(name))).toEqual([]);
  });

  it("n'écrit en gras que des mots de l'interface, à quelques insistances près", () => {
    const words = plain(wordsOfInterface());
    const isWord = (text: string) =>
      [text.charAt(0).toLowerCase(), text.charAt(0).toUpperCase()].some((first) =>
        words.includes(first + text.slice(1)),
      );
    const unknown = files.flatMap((file) =>
      [...plain(textOf(file)).matchAll(/\*\*([^*]+)\*\*/g)]
        .map(([, text = ""]) => text)
        .filter((text) => !isWord(text) && !insistences.includes(text))
        .map((text) => `${file}: ${text}`),
    );
    expect(unknown).toEqual([]);
  });

  it("prête ses images au README", () => {
    const readme = readFileSync(new URL("README.md", root), "utf8");
    const images = targetsOf(readme).filter(({ target }) => isImage(target));
    expect(images.length).toBeGreaterThan(0);
    for (const { target } of images) expect(statSync(new URL(target, root)).isFile(), target).toBe(true);
  });

  it("parle de ParcourSup pour le service, de Parcoursup pour la plateforme", () => {
    const wrong = files.flatMap((file) =>
      [...textOf(file).matchAll(/parcoursup/gi)]
        .filter(([word]) => word !== "ParcourSup" && word !== "Parcoursup")
        .filter(({ input, index }) => !/images\/|menu-/.test(input.slice(Math.max(0, index - 30), index)))
        .map(([word]) => `${file}: ${word}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** What the guide stresses, shortens or shows of a sign. */
const insistences = [
  "Se connecter avec …",
  "filtre : import du…",
  "aucun candidat n'est ajouté",
  "ce qu'il faut faire",
  ...["−2", "−3", "⋯"],
  "n'enregistre rien",
  "Ressources → Candidats",
  "Imports : tout",
  "Téléphone perdu",
  "Nouveau téléphone",
];

/** The catalogue of the interface, and the sentences of the program that it shows. */
function wordsOfInterface(): string {
  const sources = (directory: string, ending: RegExp) =>
    readdirSync(new URL(directory, root), { recursive: true, encoding: "utf8" })
      .filter((name) => ending.test(name))
      .map((name) => readFileSync(new URL(`${directory}${name}`, root), "utf8"));
  return [...sources("web/", /^texts.*\.ts$/), ...sources("src/", /\.ts$/)].join("\n");
}

/** With ordinary spaces and apostrophes. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replaceAll("’", "'");
}

function isImage(target: string): boolean {
  return target.endsWith(".png");
}
