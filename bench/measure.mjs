/**
 * Runs Node programs as whole processes and tells what each took. The child measures itself (this module is loaded into it with
 * `--import`) and tells it at its end through a pipe: the peak of its memory is exact, on every system.
 */
import { spawn } from "node:child_process";
import { writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";

const self = new URL(import.meta.url);
const root = fileURLToPath(new URL("../", self));
const TELL = 3;

if (process.env.BENCH_MEASURED === "true" && isMainThread)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(TELL, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }));
  });

/**
 * Starts `node …args` in the project's folder with only `environment` added to what a program needs.
 * @returns {{ child: import("node:child_process").ChildProcess, ended: Promise<Measure> }} `ended` rejects when the program fails
 * @typedef {{ wall: number, cpu: number, memory: number }} Measure seconds, seconds of processor (of this process alone), MB at the peak
 */
export function startMeasured(args, environment = {}) {
  const { PATH = "", HOME = "" } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", self.href, ...args], {
    cwd: root,
    env: { PATH, HOME, LOG_LEVEL: "silent", BENCH_MEASURED: "true", ...environment },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let [told, complaint] = ["", ""];
  child.stdio[TELL].on("data", (data) => {
    told += data;
  });
  child.stderr.on("data", (data) => {
    complaint += data;
  });
  child.stdout.resume();
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const wall = (performance.now() - started) / 1000;
      if (code === 0) resolve({ wall, ...JSON.parse(told) });
      else reject(new Error(`${args.join(" ")} ended with ${signal ?? code}: ${complaint.slice(-2000)}`));
    });
  });
  return { child, ended };
}

export const runMeasured = (args, environment) => startMeasured(args, environment).ended;

/** The program's command line, from the built code. */
export const cli = (...args) => ["dist/server/cli/main.js", ...args];
