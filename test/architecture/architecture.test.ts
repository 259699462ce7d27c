import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Which rooms each room may import (`docs/architecture.md`); itself always. Arrows point down only. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  parcoursup: [],
  linking: [],
  archive: [],
  spreadsheet: ["archive"],
  "candidate-table": ["linking", "parcoursup", "profiles", "spreadsheet"],
  errors: [],
  database: ["errors", "config"],
  journal: ["accounts", "database", "errors", "parcoursup", "profiles", "spreadsheet"],
  accounts: ["database", "errors", "journal", "linking", "school"],
  school: ["accounts", "database", "errors", "journal"],
  profiles: ["database", "linking", "parcoursup"],
  liaison: ["accounts", "database", "errors", "journal", "linking", "profiles"],
  imports: [
    "accounts",
    "archive",
    "candidate-table",
    "database",
    "errors",
    "journal",
    "liaison",
    "linking",
    "parcoursup",
    "profiles",
    "spreadsheet",
  ],
  sas: [
    "accounts",
    "database",
    "errors",
    "journal",
    "liaison",
    "linking",
    "parcoursup",
    "profiles",
    "spreadsheet",
  ],
  operation: ["config", "database", "errors"],
  privacy: [
    "accounts",
    "database",
    "errors",
    "journal",
    "linking",
    "parcoursup",
    "profiles",
    "sas",
    "school",
  ],
  http: [
    "accounts",
    "candidate-table",
    "config",
    "database",
    "errors",
    "imports",
    "journal",
    "liaison",
    "operation",
    "parcoursup",
    "privacy",
    "sas",
    "school",
    "spreadsheet",
  ],
  cli: [
    "accounts",
    "config",
    "database",
    "errors",
    "http",
    "imports",
    "linking",
    "operation",
    "parcoursup",
    "privacy",
    "profiles",
    "sas",
    "school",
    "spreadsheet",
  ],
};
/** Single files beside the rooms, which every room but the pure ones may use. */
const shared = ["clock", "csv", "schema", "tidy-name", "version"];
const pure = ["parcoursup", "linking"];
/** What the pure rooms may use of Node: bytes, digests, and giving other work its turn. */
const harmless = ["node:buffer", "node:crypto", "node:zlib", "node:util", "node:timers/promises"];

interface Import {
  readonly file: string;
  readonly line: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function filesBelow(directory: string, ending: RegExp): string[] {
  return readdirSync(join(root, directory), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => join(directory, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^"';]*?from\s+)?"([^"]+)"/gm)].map(
    ([line, type, target = ""]) => ({
      file,
      line,
      typeOnly: type !== undefined,
      target: target.startsWith(".") ? normalize(join(dirname(file), target)) : target,
    }),
  );
}

const roomOf = (path: string) => path.split("/")[1]?.replace(/\.ts$/, "") ?? "";
const serverImports = filesBelow("src", /\.ts$/).flatMap(importsOf);
const told = ({ file, target }: Import) => `${file} imports ${target}`;

describe("architecture", () => {
  it("finds the program", () => {
    expect(serverImports.length).toBeGreaterThan(100);
  });

  it("every room is known", () => {
    const rooms = readdirSync(join(root, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(rooms.filter((room) => !(room in allowed))).toEqual([]);
  });

  it("arrows between the rooms point down only", () => {
    const wrong = serverImports.filter(({ file, target }) => {
      if (!target.startsWith("src/")) return false;
      const [from, to] = [roomOf(file), roomOf(target)];
      if (from === to || !(from in allowed)) return false;
      return !allowed[from]?.includes(to) && !(shared.includes(to) && !pure.includes(from));
    });
    expect(wrong.map(told)).toEqual([]);
  });

  it("the pure rooms use no database, no network, no clock and no file", () => {
    const wrong = serverImports.filter(
      ({ file, target }) =>
        pure.includes(roomOf(file)) && !target.startsWith("src/") && !harmless.includes(target),
    );
    expect(wrong.map(told)).toEqual([]);
    const clocks = filesBelow("src", /\.ts$/)
      .filter((file) => pure.includes(roomOf(file)))
      .filter((file) =>
        /new Date\(\)|Date\.now\(\)|Math\.random\(/.test(readFileSync(join(root, file), "utf8")),
      );
    expect(clocks).toEqual([]);
  });

  it("SQL stands in repositories and migrations only", () => {
    const wrong = serverImports.filter(
      ({ file, target, typeOnly }) =>
        (target === "kysely" || target === "pg") &&
        !typeOnly &&
        !file.endsWith(".repository.ts") &&
        !file.startsWith("src/database/"),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it("the names of Parcoursup's own keys appear in src/parcoursup only", () => {
    const keys =
      /NomCandidat|PrenomCandidat|DonneesCandidats|exportDeDonnees|NumeroDossierCandidat|LibelleDiplome/;
    const wrong = [...filesBelow("src", /\.ts$/), ...filesBelow("web", /\.tsx?$/)]
      .filter((file) => !file.startsWith("src/parcoursup/"))
      .filter((file) => keys.test(readFileSync(join(root, file), "utf8")));
    expect(wrong).toEqual([]);
  });

  it("the interface knows the server by the types of its schemas only", () => {
    const wrong = filesBelow("web", /\.tsx?$/)
      .flatMap(importsOf)
      .filter(
        ({ target, typeOnly }) => target.startsWith("src/") && !(typeOnly && target.endsWith(".schema.ts")),
      );
    expect(wrong.map(told)).toEqual([]);
  });

  it("dialogs that are rendered open give the keyboard back: they are made of one component", () => {
    // The others stay rendered and closed, which Mantine's own way back needs.
    const own = [
      "web/components/dialog.tsx",
      "web/app/shell/proof-dialog.tsx",
      "web/app/shell/session-expired-dialog.tsx",
    ];
    const wrong = filesBelow("web", /\.tsx$/).filter(
      (file) => !own.includes(file) && /<Modal\b/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });

  it("the modules make no circle", () => {
    const next = new Map<string, string[]>();
    for (const { file, target, typeOnly } of serverImports)
      if (!typeOnly && target.startsWith("src/")) next.set(file, [...(next.get(file) ?? []), target]);
    expect(circles(next)).toEqual([]);
  });
});

/** The modules from which one comes back to where one started. */
function circles(next: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file))
      found.push([...path.slice(path.indexOf(file)), file].map((f) => relative("src", f)).join(" → "));
    if (done.has(file)) return;
    done.add(file);
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}
