/** `npm test`: installs and builds what it needs, then runs every test this machine can run. */
import { spawnSync } from "node:child_process";
import { build, install, requireNode, root } from "./prepare.mjs";

requireNode();
install();
build();

const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
