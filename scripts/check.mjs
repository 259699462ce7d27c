/** `npm run check`: format, lint, types, unused code, architecture. Everything is run; the exit code tells whether all held. */
import { spawnSync } from "node:child_process";
import { install, root } from "./prepare.mjs";

install();

const checks = [
  ["format and lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  ["types (server, tests)", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]],
  ["types (interface)", ["node_modules/typescript/bin/tsc", "-p", "web/tsconfig.json"]],
  ["unused code", ["node_modules/knip/bin/knip.js"]],
  ["architecture", ["node_modules/vitest/vitest.mjs", "run", "test/architecture"]],
];

let failed = 0;
for (const [name, args] of checks) {
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${Date.now() - started} ms)`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
