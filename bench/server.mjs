/** A server as a process of its own, and somebody signed in to it. */
import { openAsBlob } from "node:fs";
import { createServer } from "node:net";
import { administrator } from "./databases.mjs";
import { cli, startMeasured } from "./measure.mjs";

/** Runs `work` with the administrator's requests to a server on the database that `environment` names; stops it afterwards. */
export async function withServer(environment, work) {
  const port = await freePort();
  const { child, ended } = startMeasured(cli("serve"), { ...environment, PORT: String(port) });
  // The server is stopped below: how it ended tells nothing more then.
  const failure = ended.catch((error) => error);
  try {
    return await work({ ...(await signIn(`http://127.0.0.1:${port}`, failure)), pid: child.pid });
  } finally {
    child.kill("SIGTERM");
    await failure;
  }
}

async function signIn(address, failure) {
  await untilReady(address, failure);
  const response = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify(administrator),
  });
  if (!response.ok) throw new Error(`signing in: ${response.status}`);
  const headers = {
    origin: address,
    cookie: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";", 1)[0])
      .join("; "),
  };
  /** Sends an export file; `wall` in milliseconds, until the committed report is there. */
  const upload = async (path, uai, query = "") => {
    const form = new FormData();
    form.append("file", await openAsBlob(path), "export.json");
    const started = performance.now();
    const sent = await fetch(`${address}/api/establishments/${uai}/imports${query}`, {
      method: "POST",
      headers,
      body: form,
    });
    const report = await sent.json();
    if (sent.status !== 201) throw new Error(`uploading: ${sent.status} ${report.code}`);
    return { wall: performance.now() - started, report };
  };
  const get = (path) => fetch(address + path, { headers });
  const post = (path, body) =>
    fetch(address + path, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return { upload, get, post };
}

async function untilReady(address, failure) {
  for (let attempt = 0; attempt < 300; attempt++) {
    const isReady = await fetch(`${address}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    const ended = await Promise.race([failure, new Promise((resolve) => setTimeout(resolve, 100))]);
    if (ended !== undefined) throw ended;
  }
  throw new Error("the server does not answer");
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
