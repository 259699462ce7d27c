import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { shippedPackages } from "../../scripts/dependencies.mjs";
import { programVersion } from "../../src/version.ts";

const root = new URL("../../", import.meta.url);
const read = (file: string): Record<string, Record<string, unknown>> =>
  JSON.parse(readFileSync(fileURLToPath(new URL(file, root)), "utf8"));

const manifest = read("package.json");
const lock = read("package-lock.json");
const locked = Object.entries(lock.packages ?? {}).filter(([path]) => path !== "");
const shipped = [...shippedPackages().values()];

/** Licences that let anybody use, change and pass on, and ask for no more than to be named. */
const permissive = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "BlueOak-1.0.0"];
const alsoPermissive = [
  "Unlicense",
  "(MIT OR CC0-1.0)",
  "(MIT OR Apache-2.0)",
  "CC0-1.0",
  "Zlib",
  "Python-2.0",
];

/**
 * Packages whose last release is more than two years old, and why each is kept. All are small and finished; each comes with a
 * package that is looked after and would replace it if it had to be.
 */
const finished: Readonly<Record<string, string>> = {
  "atomic-sleep": "twenty lines under pino, whose authors wrote it; nothing in it changes with Node",
  "buffer-crc32":
    "computes one checksum that does not change; comes with yazl and yauzl, which are looked after",
  "pg-int8": "reads and writes one kind of number, which PostgreSQL does not change; comes with pg",
};

/** ASVS 5.0 15.1.1, 15.2.1. */
describe("ce dont le programme est fait", () => {
  it("tout ce qui est livré a une licence permissive", () => {
    expect(shipped.length).toBeGreaterThan(100);
    const others = shipped.filter(
      ({ license = "" }) => ![...permissive, ...alsoPermissive].includes(license),
    );
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it("rien n'a besoin d'exécuter un script pour s'installer", () => {
    const withScripts = locked.filter(([, entry]) => Object(entry).hasInstallScript === true);
    expect(withScripts.map(([path]) => path)).toEqual([]);
  });

  it("le fichier de verrouillage fixe version, provenance et empreinte de chaque paquet", () => {
    expect(Object(lock).lockfileVersion).toBe(3);
    const loose = locked.filter(([, entry]) => {
      const { version, integrity, dev, optional } = Object(entry);
      // Builds of development tools for machines that nobody here has are in it by version alone.
      const isElsewhere = dev === true && optional === true;
      return typeof version !== "string" || (integrity === undefined && !isElsewhere);
    });
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(Object(lock.packages?.[""]).dependencies).toEqual(manifest.dependencies);
    expect(Object(lock.packages?.[""]).devDependencies).toEqual(manifest.devDependencies);
  });

  it("chaque paquet livré a eu une version depuis moins de deux ans, ou une raison d'être gardé", () => {
    const { checkedOn, lastReleases } = Object(read("docs/dependencies.json"));
    const limit = new Date(checkedOn);
    limit.setUTCFullYear(limit.getUTCFullYear() - 2);
    const old = Object.entries(lastReleases)
      .filter(([, day]) => String(day) < limit.toISOString().slice(0, 10))
      .map(([name]) => name);
    expect(old.sort()).toEqual(Object.keys(finished).sort());
    // What is asked for by name must be known here; `npm run shipped` asks the registry.
    const unknown = Object.keys(manifest.dependencies ?? {}).filter((name) => !(name in lastReleases));
    expect(unknown).toEqual([]);
  });

  it("la version du programme est partout la même", () => {
    expect(Object(manifest).version).toBe(programVersion);
    expect(Object(lock).version).toBe(programVersion);
  });
});
