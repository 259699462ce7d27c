/**
 * What the program is made of: production packages, and those whose code is shipped inside the web interface. Run, it asks the
 * registry through npm when each had its last release, and keeps the answer in `docs/dependencies.json` for a test without network.
 */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../", import.meta.url));
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

/**
 * The packages of the lock file that reach users, each at its place below `node_modules`.
 * @returns {Map<string, { name: string, version: string, license: string | undefined, path: string }>}
 */
export function shippedPackages() {
  const found = new Map();
  const visit = (name, from) => {
    const path = resolve(name, from);
    if (path === null || found.has(path)) return;
    const { version, license, dependencies = {}, optionalDependencies = {} } = packages[path];
    found.set(path, { name, version, license: license ?? licenseOf(path), path });
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, path);
  };
  for (const name of Object.keys(packages[""].dependencies)) visit(name, "");
  for (const name of importedByWeb()) visit(name, "");
  return found;
}

/** Where Node would find `name` from the package at `from`; null for another platform's optional package left out. */
function resolve(name, from) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    const path = `${place === "" ? "" : `${place}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (place === "") return null;
  }
}

/** Some packages are in the lock file without their licence: their own `package.json` tells. */
function licenseOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")).license;
  } catch {
    return undefined;
  }
}

function importedByWeb() {
  const files = readdirSync(join(root, "web"), { recursive: true, encoding: "utf8" });
  const names = files
    .filter((file) => /\.(tsx?|css)$/.test(file) && !/(vite\.config|\.plugin)\.ts$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, "web", file), "utf8").matchAll(
        /(?:from|import) "(@[^/"]+\/[^/"]+|[^./@"][^/"]*)/g,
      ),
    ])
    .map(([, name]) => name);
  return new Set(names.filter((name) => `node_modules/${name}` in packages));
}

/** The day of the newest release, of whatever version: a sign that somebody looks after it. */
async function lastRelease(name) {
  const { stdout } = await execute("npm", ["view", name, "time", "--json"], { encoding: "utf8", cwd: root });
  const { created, modified, ...releases } = JSON.parse(stdout);
  return Object.values(releases).sort().at(-1).slice(0, 10);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Builds of one package for other machines are that package.
  const names = new Set(
    [...shippedPackages().values()]
      .map(({ name }) => name)
      .filter((name) => !name.startsWith("@node-rs/argon2-")),
  );
  const waiting = [...names].sort();
  const found = {};
  const ask = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      found[name] = await lastRelease(name);
  };
  await Promise.all([ask(), ask(), ask(), ask()]);
  const checkedOn = new Date().toISOString().slice(0, 10);
  const lastReleases = Object.fromEntries([...names].sort().map((name) => [name, found[name]]));
  writeFileSync(
    join(root, "docs/dependencies.json"),
    `${JSON.stringify({ checkedOn, lastReleases }, null, 2)}\n`,
  );
}
