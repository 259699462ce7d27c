/** Installs and builds only what changed, so that a second start is up in seconds and needs no network. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const installStamp = join(root, "node_modules", ".installed");
const buildStamp = join(root, "dist", ".built");

/** Refuses a Node that is too old with one sentence, before anything incomprehensible happens. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Node ${process.versions.node} est trop ancien : installez Node 20.19 ou plus récent (nodejs.org).`,
  );
  process.exit(1);
}

export function install() {
  const wanted = digestOf(["package.json", "package-lock.json"]);
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === wanted) return;
  if (isInstalledByNpm()) return;
  console.error("Installation des dépendances…");
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
  writeFileSync(installStamp, wanted);
}

/** Whether somebody's own `npm ci` has installed everything: npm notes at its end what it put there, in the words of the lock file. */
function isInstalledByNpm() {
  const note = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(note)) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf(join(root, "package-lock.json"))).every(([path, wanted]) => {
    if (path === "") return true;
    // Builds for other machines are left out.
    if (installed[path] === undefined) return wanted.optional === true;
    return JSON.stringify(installed[path]) === JSON.stringify(wanted);
  });
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

export function build() {
  const wanted = digestOf([
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "src",
    "web",
    "docs/guide",
  ]);
  if (existsSync(buildStamp) && readFileSync(buildStamp, "utf8") === wanted) return;
  console.error("Construction du programme…");
  run("npm", ["run", "-s", "build"]);
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, wanted);
}

/** Runs a command with this terminal; ends with its exit code when it fails. */
export function run(command, args, environment = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["inherit", 2, 2],
    env: environment,
    shell: process.platform === "win32",
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

function digestOf(paths) {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return;
  if (!statSync(absolute).isDirectory()) return void hash.update(path).update(readFileSync(absolute));
  for (const name of readdirSync(absolute).sort()) addTo(hash, join(path, name));
}
