import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface CommandOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, one JSON object a line. */
  readonly json: unknown[];
}

/** Runs the built command line (`npm test` builds first) with an environment of its own. */
export async function runCli(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<CommandOutcome> {
  const child = startCli(args, environment);
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return { code, stdout, stderr, json: lines.map((line) => JSON.parse(line)) };
}

export function startCli(args: readonly string[], environment: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  return spawn(process.execPath, ["dist/server/cli/main.js", ...args], {
    cwd: root,
    env: { PATH, HOME, LOG_LEVEL: "silent", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
