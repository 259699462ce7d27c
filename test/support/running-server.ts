import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { startCli } from "./cli.ts";

/** The built program, serving, as a process of its own. */
export interface RunningServer {
  /** `http://localhost:41234` */
  readonly address: string;
  readonly process: ChildProcess;
  /** The lines of its log so far. */
  readonly log: string[];
  /** Sends the signal and waits for the end; gives the exit code, null after a signal that kills. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export const administrator = { email: "direction@ecole.example", password: "gare cadran mouette velours" };
export const serverUai = "0870015U";

const setUp = {
  SCHOOL_NAME: "École d'essai",
  ESTABLISHMENTS: `${serverUai}=Site de Limoges`,
  ADMIN_EMAIL: administrator.email,
  ADMIN_PASSWORD: administrator.password,
};

/** Starts `serve` on a free port and waits until it says that it is ready. */
export async function startServer(environment: Record<string, string>): Promise<RunningServer> {
  const server = startCli(["serve"], { PORT: "0", ...setUp, ...environment });
  const log: string[] = [];
  server.stdout.setEncoding("utf8").on("data", (text: string) => log.push(...text.trimEnd().split("\n")));
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, found] = /est prêt : (http\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    server.on("exit", () => reject(new Error(`the server ended: ${said}`)));
  });
  return {
    address,
    process: server,
    log,
    stop: async (signal = "SIGTERM") => {
      if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
      const ended = once(server, "close");
      server.kill(signal);
      await ended;
      return server.exitCode;
    },
  };
}

/** Somebody signed in at `address`: what a browser would send. */
export async function signInAt(address: string): Promise<Record<string, string>> {
  const response = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify(administrator),
  });
  if (!response.ok) throw new Error(`signing in at ${address}: ${response.status}`);
  const cookie = response.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  return { origin: address, cookie: cookie.join("; ") };
}

/** Sends a file for import, as the dialog does. */
export function sendImport(
  address: string,
  headers: Record<string, string>,
  content: string | Uint8Array,
  confirmed: readonly string[] = [],
): Promise<Response> {
  const form = new FormData();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content);
  form.append("file", new Blob([bytes]), "export.json");
  const target = `${address}/api/establishments/${serverUai}/imports?confirm=${confirmed.join(",")}`;
  return fetch(target, { method: "POST", headers, body: form });
}
