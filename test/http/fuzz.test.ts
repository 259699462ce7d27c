import { expect, it } from "vitest";
import { GeneratedPassword } from "../../src/accounts/account.schema.ts";
import { ImportReport } from "../../src/imports/import.schema.ts";
import { CandidatePage } from "../../src/sas/candidate.schema.ts";
import { SeededRandom } from "../parcoursup/seeded-random.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEmbeddedDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { goodPassword, nextNumber } from "../support/schools.ts";
import { upload } from "../support/upload.ts";

/** In all; the long run is `FUZZ_REQUESTS=10000 npx vitest run test/http/fuzz.test.ts`. */
const requests = Number(process.env.FUZZ_REQUESTS ?? "1200");
const seed = Number(process.env.FUZZ_SEED ?? "2026");
/** No single request may take longer, in milliseconds. */
const patience = 20_000;

/** What is written of the candidate that nobody here may see. */
const secrets = ["VICTIMESECRETE", "victime.secrete@example.com"];

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The properties of the JSON body, with the words that a choice accepts; null without a body. */
  readonly body: Readonly<Record<string, readonly unknown[]>> | null;
}

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;
const record = (value: unknown): Record<string, unknown> => Object(value);

/** Every operation of the OpenAPI document. */
function operationsOf(document: unknown): Operation[] {
  return Object.entries(record(record(document).paths)).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = record(item)[method.toLowerCase()];
      if (found === undefined) return [];
      const operation = record(found);
      const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
      const content = record(record(operation.requestBody).content);
      const properties = record(record(record(content["application/json"]).schema).properties);
      return [
        {
          method,
          path,
          parameters: parameters.map((one) => ({ name: String(one.name), in: String(one.in) })),
          body:
            operation.requestBody === undefined
              ? null
              : Object.fromEntries(
                  Object.entries(properties).map(([name, schema]) => {
                    const words = record(schema).enum;
                    return [name, Array.isArray(words) ? words : []];
                  }),
                ),
        },
      ];
    }),
  );
}

describeEmbeddedDatabase("n'importe quoi envoyé à chaque route (ASVS 2.2.1, 8.2.2, 16.5.1)", (open) => {
  it(`${requests} requêtes : jamais d'erreur 5xx, d'attente sans fin, ni de donnée d'autrui`, async () => {
    // The noise must not end at the limits of requests.
    const rateLimits = { requests: 1e6, imports: 1e6, exports: 1e6, accounts: 1e6 };
    const test = await openTestApp(await open(), { rateLimits });
    const { admin, victim } = await prepareVictim(test);
    const callers = await prepareCallers(test, admin);
    const operations = operationsOf((await admin.get("/api/openapi.json")).body);
    expect(operations.length).toBeGreaterThan(30);
    const state = async () => Promise.all(victim.urls.map(async (url) => (await admin.get(url)).body));
    const before = await state();

    const numbers = new SeededRandom(seed);
    const random = () => numbers.below(1_000_000) / 1_000_000;
    const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
      items[Math.floor(random() * items.length)] ?? otherwise;
    const values = [...oddValues, ...victim.ids, ...victim.ids, "1", "2", "3", "0870015U", "0750654D"];
    const statuses = new Map<number, number>();

    for (let number = 0; number < requests; number += 1) {
      const operation = operations[number % operations.length];
      if (operation === undefined) throw new Error("there are no routes");
      const ownSession = /\/(session|password|sessions|sessions\/\{id\})$/.test(operation.path);
      const caller = ownSession ? test.visitor() : pick(callers, admin);
      const value = () => pick<unknown>(values, "");
      const request = build(operation, value, random);
      const told = `seed ${seed}, request ${number}: ${operation.method} ${request.url} ${String(request.payload ?? "").slice(0, 300)}`;
      const answer = await within(patience, caller.send({ method: operation.method, ...request }), told);
      expect(answer.status, told).toBeLessThan(500);
      for (const secret of secrets) expect(answer.text.includes(secret), told).toBe(false);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
    expect(await state(), "nothing of the victim has changed").toEqual(before);
    // The noise reaches further than the door.
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(requests / 50);
    expect(statuses.get(422) ?? 0).toBeGreaterThan(requests / 20);
  }, 900_000);
});

/** A school whose site of Limoges nobody of `prepareCallers` may see. */
async function prepareVictim(test: TestApp) {
  const school = await test.school();
  const person = { NomCandidat: secrets[0] ?? "", CoordonneesAdressemail: secrets[1] ?? "" };
  const content = JSON.stringify(sampleExport([sampleCandidate({ DonneesCandidats: person })]));
  const report = (await upload(school.admin, "0870015U", content)).read(ImportReport);
  const { items } = (await school.admin.get("/api/candidates?stage=sas")).read(CandidatePage);
  const [candidateId, importId] = [items[0]?.id ?? "", report.importId ?? ""];
  return {
    admin: school.admin,
    victim: {
      ids: [candidateId, importId, school.actor.accountId],
      urls: [`/api/candidates/${candidateId}`, `/api/imports/${importId}`, "/api/school", "/api/campaigns"],
    },
  };
}

/** An administrator of another school, and two people of the victim's school who are limited to Paris. */
async function prepareCallers(test: TestApp, admin: Client): Promise<Client[]> {
  const limited = async (role: string) => {
    const email = `bruit.${nextNumber()}@ecole.example`;
    const user = { email, firstName: "Bruit", lastName: "Blanc", role, establishments: ["0750654D"] };
    const { password } = (await admin.post("/api/users", user)).read(GeneratedPassword);
    const client = await test.signedIn({ email, password });
    await client.post("/api/me/password", { currentPassword: password, newPassword: goodPassword });
    return client;
  };
  return [(await test.school()).admin, await limited("school_admin"), await limited("recruiter")];
}

function build(operation: Operation, value: () => unknown, random: () => number) {
  const text = (something: unknown) =>
    typeof something === "string" ? something : (JSON.stringify(something) ?? "");
  const encoded = () => {
    const chosen = text(value()).slice(0, 400);
    if (random() < 0.05) return "%ff%00";
    return !/\p{Surrogate}/u.test(chosen) ? encodeURIComponent(chosen) || "0" : "%ed%a0%80";
  };
  const path = operation.path.replace(/\{[^}]+\}/g, encoded);
  const query = operation.parameters
    .filter((parameter) => parameter.in === "query" && random() < 0.4)
    .map(({ name }) => `${name}=${encoded()}`);
  const url = query.length === 0 ? path : `${path}?${query.join("&")}`;
  if (operation.body === null) return { url };
  if (random() < 0.1) {
    const broken = ["{", '"text"', "[[[[", "null", '{"__proto__":{"x":1}}', "\u0000", "é".repeat(100)];
    const payload = broken[Math.floor(random() * broken.length)] ?? "";
    const type = random() < 0.5 ? "application/json" : "text/plain; charset=utf-16";
    return { url, payload, headers: { "content-type": type } };
  }
  const fields = Object.entries(operation.body)
    .filter(() => random() < 0.8)
    .map(([name, words]) => [name, words.length > 0 && random() < 0.6 ? words[0] : value()]);
  if (random() < 0.1) fields.push(["schoolId", value()]);
  return {
    url,
    payload: JSON.stringify(Object.fromEntries(fields)),
    headers: { "content-type": "application/json" },
  };
}

const oddValues: readonly unknown[] = [
  ...["", " ", "a", "Dupont", "é", "👩‍👧", "\u0000", "\ud800", "\u202e", "%", "_", "\\", "' or 1=1 --", '"'],
  ...["x".repeat(300), "9".repeat(30), "-1", "0", "1e400", "NaN", "null", "true", "__proto__", "../../etc"],
  ...[
    "2026-02-30",
    "2026-06-05",
    "0000-00-00",
    "31/12/2007",
    "a@b.fr",
    "=1+1",
    "sas",
    "admitted",
    "asc",
    "csv",
  ],
  ...[0, -1, 1.5, 2 ** 53, 1e308, true, false, null, [], {}, [[[]]], ["1", "2"], { a: { b: [] } }, [null]],
  ["0750654D"],
];

/** Fails when `work` takes longer than `milliseconds`. */
async function within<Result>(milliseconds: number, work: Promise<Result>, told: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms: ${told}`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
