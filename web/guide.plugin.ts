import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Marked } from "marked";
import type { Plugin } from "vite";

const indexModule = "virtual:guide";
const pagePrefix = "virtual:guide/";

/**
 * Builds the user guide into the interface. `import { pages } from "virtual:guide"` gives its pages in the order of their
 * file names (`01-se-connecter.md` → page `se-connecter`), each with its title and a function that loads its HTML. Links
 * between pages (`02-importer.md#refus`) lead to `/aide/importer#refus`; images become files of the build.
 */
export function guide(folder: string): Plugin {
  return {
    name: "guide",
    resolveId(id) {
      return id === indexModule || id.startsWith(pagePrefix) ? `\0${id}` : null;
    },
    async load(id) {
      if (id === `\0${indexModule}`) return indexSource((file) => this.addWatchFile(file), folder);
      if (!id.startsWith(`\0${pagePrefix}`)) return null;
      const file = join(folder, id.slice(pagePrefix.length + 1));
      this.addWatchFile(file);
      return pageSource(folder, await readFile(file, "utf8"));
    },
  };
}

async function indexSource(watch: (file: string) => void, folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md")).sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      watch(join(folder, file));
      const title = titleOf(await readFile(join(folder, file), "utf8")) ?? slugOf(file);
      const load = `() => import(${JSON.stringify(pagePrefix + file)}).then(({ html }) => html)`;
      return `{ slug: ${JSON.stringify(slugOf(file))}, title: ${JSON.stringify(title)}, load: ${load} }`;
    }),
  );
  return `export const pages = [${entries.join(",\n")}];`;
}

/** A module whose `html` is the page; images are imports, so that the build copies and names them. */
async function pageSource(folder: string, markdown: string): Promise<string> {
  const images: string[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const text = this.parser.parseInline(tokens);
        return `<h${depth} id="${slugify(text)}">${text}</h${depth}>\n`;
      },
      link({ href, title, tokens }) {
        const text = this.parser.parseInline(tokens);
        return `<a href="${attribute(guideAddress(href))}"${title ? ` title="${attribute(title)}"` : ""}>${text}</a>`;
      },
      image({ href, text }) {
        const source = /^[a-z]+:/i.test(href) ? href : placeholder(images.push(href) - 1);
        return `<img src="${attribute(source)}" alt="${attribute(text)}" loading="lazy">`;
      },
      table(token) {
        const cells = (row: typeof token.header, tag: "th" | "td") =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("");
        const body = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
        return `<div class="table" tabindex="0"><table><thead><tr>${cells(token.header, "th")}</tr></thead><tbody>${body}</tbody></table></div>`;
      },
    },
  });
  const html = await marked.parse(withoutTitle(withoutFrontMatter(markdown)));
  const imports = images.map((image, index) => {
    const file = join(folder, image);
    return `import image${index} from ${JSON.stringify(`${file}?url`)};`;
  });
  const filled = images.reduce(
    (source, _, index) => source.replace(placeholder(index), `" + image${index} + "`),
    JSON.stringify(html),
  );
  return `${imports.join("\n")}\nexport const html = ${filled};`;
}

function placeholder(index: number): string {
  return `guide-image-${index}.`;
}

/** `02-importer.md#refus` → `/aide/importer#refus`; every other address stays. */
function guideAddress(href: string): string {
  const [, file, anchor = ""] = /^(?:\.\/)?([^/:#]+\.md)(#.*)?$/.exec(href) ?? [];
  return file === undefined ? href : `/aide/${slugOf(file)}${anchor}`;
}

/** `02-importer-un-fichier.md` → `importer-un-fichier` */
function slugOf(file: string): string {
  return basename(file, ".md").replace(/^\d+-/, "");
}

/** The front matter's `title`, else the first heading. */
function titleOf(markdown: string): string | null {
  const frontMatter = /^---\n([\s\S]*?)\n---/.exec(markdown)?.[1] ?? "";
  const title = /^title:\s*(.+)$/m.exec(frontMatter)?.[1] ?? /^#\s+(.+)$/m.exec(markdown)?.[1];
  return title?.trim().replace(/^"(.*)"$/, "$1") ?? null;
}

function withoutFrontMatter(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/, "");
}

/** The page of the interface shows the title itself. */
function withoutTitle(markdown: string): string {
  return markdown.replace(/^\s*#\s+.+\n/, "");
}

function slugify(text: string): string {
  return text
    .replace(/<[^>]+>/g, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
