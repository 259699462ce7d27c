/** `npm start`: installs, builds, serves. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, install, requireNode, root } from "./prepare.mjs";

requireNode();
install();
build();

const program = spawn(process.execPath, [join(root, "dist/server/cli/main.js"), "serve"], {
  stdio: "inherit",
});
// The terminal sends Ctrl+C to both; a supervisor sends its signal to this process alone.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => program.kill("SIGTERM"));
program.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
