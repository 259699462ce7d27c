import { spawn } from "node:child_process";
import { once } from "node:events";
import { cli } from "../measure.mjs";

const root = new URL("../../", import.meta.url);

/** Starts the built program on a free port, with a data directory of its own. */
export async function startInstance(environment, dataDirectory) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, cli("serve"), {
    cwd: root,
    env: { PATH, HOME, LOG_LEVEL: "silent", PORT: "0", ...environment, DATA_DIR: dataDirectory },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  let said = "";
  const port = await new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error(said)));
    child.stderr.on("data", (text) => {
      said += text;
      const [, found] = /est prêt : http:\/\/[^:]+:(\d+)/.exec(said) ?? [];
      if (found) resolve(Number(found));
    });
  });
  return {
    port,
    kill: () => child.kill("SIGKILL"),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
