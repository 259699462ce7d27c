import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

it("chaque composant de Mantine utilisé a sa feuille de style", () => {
  const used = readdirSync(`${root}web`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => [
      ...readFileSync(`${root}web/${file}`, "utf8").matchAll(/import \{([^}]*)\} from "@mantine\/core"/g),
    ])
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
    .filter((name) => existsSync(`${root}node_modules/@mantine/core/styles/${name}.layer.css`));
  const sheet = readFileSync(`${root}web/app/mantine.css`, "utf8");
  expect(used.length).toBeGreaterThan(20);
  expect([...new Set(used)].filter((name) => !sheet.includes(`/${name}.layer.css`))).toEqual([]);
});
