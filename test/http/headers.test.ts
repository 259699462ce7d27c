import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { dropSilentSenders } from "../../src/http/silent-senders.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEmbeddedDatabase } from "../support/databases.ts";

const closed = "default-src 'none';object-src 'none';base-uri 'none';frame-ancestors 'none'";

describeEmbeddedDatabase("en-têtes des réponses", (open) => {
  let test: TestApp;
  let secure: TestApp;
  beforeAll(async () => {
    const database = await open();
    test = await openTestApp(database);
    secure = await openTestApp(database, { publicUrl: new URL("https://parcoursup.ecole.example") });
  });

  it.each([
    "/api/me",
    "/%61pi/me",
    "/ap%69/candidates?stage=sas",
    "http://ailleurs.example/api/me",
    "/api/nulle-part",
  ])(
    "« %s » ne reste dans aucune mémoire, de quelque façon qu'elle soit écrite (ASVS 14.3.2)",
    async (url) => {
      const { admin } = await test.school();
      const answer = await admin.get(url);
      expect([200, 404]).toContain(answer.status);
      expect(answer.headers["cache-control"]).toBe("no-store");
    },
  );

  it.each(["/%zz", "/api/%zz", `/api/candidates/${"9".repeat(300)}`, "/nulle-part.json", "/api/nulle-part"])(
    "« %s » : un refus comme les autres, qui ne répète rien de l'adresse",
    async (url) => {
      const answer = await test.visitor().send({ method: "DELETE", url });
      expect(answer).toMatchObject({ status: 404, body: { code: "request.not_found" } });
      expect(answer.headers).toMatchObject({
        "content-type": "application/problem+json; charset=utf-8",
        "content-security-policy": closed,
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      });
      expect(answer.text).not.toMatch(/zz|999/);
    },
  );

  it("HSTS quand l'adresse est en https, et alors seulement (ASVS 3.4.1) ; jamais de CORS, de type deviné ni de cadre", async () => {
    const { headers } = await secure.visitor().get("/api/sign-in");
    expect(headers["strict-transport-security"]).toContain("includeSubDomains");
    const seconds = Number(/^max-age=(\d+)/.exec(String(headers["strict-transport-security"]))?.[1]);
    expect(seconds).toBeGreaterThanOrEqual(365 * 24 * 3600);
    const plain = (await test.visitor().get("/api/sign-in", { origin: "https://mechant.example" })).headers;
    expect(plain).not.toHaveProperty("strict-transport-security");
    expect(Object.keys(plain).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(plain).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": closed,
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
    });
  });

  it.each(["cross-site", "same-site"])(
    "une lecture demandée par une autre page (%s) est refusée, même avec le bon cookie (ASVS 3.2.1, 3.5.3)",
    async (site) => {
      const { admin } = await test.school();
      const from = { "sec-fetch-site": site, "sec-fetch-mode": "navigate" };
      expect(await admin.get("/api/candidates/export?format=csv&columns=lastName", from)).toMatchObject({
        status: 403,
        body: { code: "request.foreign_origin" },
      });
      const own = { "sec-fetch-site": "same-origin" };
      expect((await admin.get("/api/me", own)).status).toBe(200);
      expect((await test.visitor().get("/api/sign-in", from)).status).toBe(200);
    },
  );

  it("se déconnecter efface ce que le navigateur garde de ce site, et rien de ses voisins (ASVS 14.3.1)", async () => {
    const { admin } = await test.school();
    expect((await admin.delete("/api/session")).headers["clear-site-data"]).toBe('"storage"');
  });
});

describe("qui annonce un envoi et se tait", () => {
  /** Sends what is given, then nothing; what the server says until it hangs up. */
  async function send(port: number, text: string): Promise<string> {
    const socket = connect(port, "127.0.0.1");
    socket.write(text);
    let said = "";
    socket.setEncoding("utf8").on("data", (part: string) => {
      said += part;
    });
    await new Promise((resolve) => socket.on("close", resolve).on("error", () => {}));
    return said;
  }
  async function listen(handler: Parameters<typeof createServer>[1]) {
    const server = createServer(handler);
    dropSilentSenders(server, 50);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === "string") throw new Error("the server does not listen");
    return { port: address.port, close: () => server.close() };
  }
  const head = "POST /api/session HTTP/1.1\r\nHost: ici\r\n";

  it.each([`${head}Content-Length: 100\r\n\r\n{`, `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n`])(
    "est raccroché : %j",
    async (text) => {
      const server = await listen((received, response) => {
        received.resume().on("end", () => response.end("lu"));
      });
      expect(await send(server.port, text)).toBe("");
      server.close();
    },
  );

  it("tant que c'est le programme qui ne lit pas, ou qui travaille, il attend", async () => {
    const server = await listen((received, response) => {
      // Longer than the patience, before reading and after.
      setTimeout(() => received.resume().on("end", () => setTimeout(() => response.end("lu"), 200)), 200);
    });
    const answer = await new Promise<string>((resolve, reject) => {
      const sent = request({ port: server.port, host: "127.0.0.1", method: "POST" }, (response) => {
        response.setEncoding("utf8").on("data", resolve);
      });
      sent.on("error", reject).end("quelque chose");
    });
    expect(answer).toBe("lu");
    server.close();
  });
});
