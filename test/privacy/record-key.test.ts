import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { toBase32 } from "../../src/accounts/base32.ts";
import { beginSecondFactor, confirmSecondFactor } from "../../src/accounts/set-up-second-factor.ts";
import { readConfig } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import {
  noRecordKeys,
  type RecordKey,
  type RecordKeys,
  readRecordKey,
} from "../../src/database/record-keys.ts";
import { openRecord, sealRecord } from "../../src/database/sealed-record.ts";
import { rotateKey } from "../../src/privacy/rotate-key.ts";
import { downloadRecord } from "../../src/sas/download-record.ts";
import { viewCandidate } from "../../src/sas/view-candidate.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";
import { codeOf as testCode } from "../support/second-factor.ts";

const newKey = (): RecordKey => {
  const key = readRecordKey(randomBytes(32).toString("base64"));
  if (key === null) throw new Error("32 bytes are a key");
  return key;
};
const [first, second] = [newKey(), newKey()];
const withFirst: RecordKeys = { current: first, previous: null };

const lucie = sampleCandidate({ DonneesVoeux: { LettreDeMotivation: "Je rêve d'enseigner" } });

describe("chiffrement des dossiers reçus (ASVS 11.3.2, 14.2.4)", () => {
  it("rend les mêmes octets, jamais deux fois le même chiffre (propriété)", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        const [once, again] = [sealRecord(withFirst, "1", content), sealRecord(withFirst, "1", content)];
        expect(Buffer.from(openRecord(withFirst, "1", once))).toEqual(Buffer.from(content));
        expect(Buffer.from(once.content)).not.toEqual(Buffer.from(again.content));
      }),
    );
  });

  it("ne s'ouvre ni altéré, ni pour une autre école, ni sans sa clé", async () => {
    const sealed = sealRecord(withFirst, "1", Buffer.from("contenu"));
    const altered = Buffer.from(sealed.content);
    altered[14] = (altered[14] ?? 0) ^ 1;
    expect(await codeOf(() => openRecord(withFirst, "1", { ...sealed, content: altered }))).toBe(
      "record.damaged",
    );
    expect(await codeOf(() => openRecord(withFirst, "2", sealed))).toBe("record.damaged");
    expect(await codeOf(() => openRecord(noRecordKeys, "1", sealed))).toBe("record.key_missing");
    expect(openRecord({ current: second, previous: first }, "1", sealed)).toEqual(Buffer.from("contenu"));
  });

  it("la clé de l'environnement : 32 octets, en base64 ou en hexadécimal", async () => {
    const secret = randomBytes(32);
    const ids = [secret.toString("hex"), secret.toString("base64")].map(
      (RECORD_KEY) => readConfig({ RECORD_KEY }).recordKeys?.current?.id,
    );
    expect(ids[0]).toBe(ids[1]);
    for (const RECORD_KEY of [
      "trop court",
      randomBytes(16).toString("hex"),
      randomBytes(31).toString("base64"),
    ])
      expect(await codeOf(() => readConfig({ RECORD_KEY }))).toBe("configuration.invalid");
  });
});

const now = new Date("2026-06-05T08:30:00.000Z");

describeEachDatabase("clé des dossiers reçus", (open) => {
  // The embedded database is flushed to the disk seven times.
  it("import, lecture, changement de clé, déchiffrement : les mêmes octets ; sans la clé, un refus qui le dit", async () => {
    const plain = await open();
    const school = await createSchool(plain);
    // Before there was a key, and after.
    await importContent(plain, school, sampleExport([lucie]));
    const sealed = withKeys(plain, withFirst);
    await importContent(sealed, school, sampleExport([lucie], { formationCode: 90_002 }));
    expect(await keysInUse(plain)).toEqual([null]);
    const other = sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat: "2", NomCandidat: "AUTRE" } });
    await importContent(sealed, school, sampleExport([other], { formationCode: 90_003 }), {
      confirmed: ["many_missing"],
    });
    expect(await keysInUse(plain)).toEqual([first.id, null]);

    expect(await rotateKey(sealed, first)).toEqual({ rotated: 2, unreadable: 0 });
    expect(await keysInUse(plain)).toEqual([first.id]);
    const stored = await sql<{ content: Buffer }>`select content from parcoursup_record`.execute(plain.db);
    expect(stored.rows.some(({ content }) => content.includes("enseigner"))).toBe(false);
    expect(await downloaded(sealed, school)).toEqual(JSON.stringify(lucie));

    // The new key without the old one: said, and nothing touched.
    expect(await codeOf(downloaded(plain, school))).toBe("record.key_missing");
    expect(await rotateKey(withKeys(plain, { current: second, previous: null }), second)).toEqual({
      rotated: 0,
      unreadable: 3,
    });
    const both = withKeys(plain, { current: second, previous: first });
    expect(await downloaded(both, school)).toEqual(JSON.stringify(lucie));
    expect(await rotateKey(both, second)).toEqual({ rotated: 3, unreadable: 0 });
    expect(await keysInUse(plain)).toEqual([second.id]);

    const leaving = withKeys(plain, { current: null, previous: second });
    expect(await rotateKey(leaving, null)).toEqual({ rotated: 3, unreadable: 0 });
    expect(await downloaded(plain, school)).toEqual(JSON.stringify(lucie));
  }, 60_000);

  it("la clé d'un second facteur est scellée de même, pour son seul compte, et suit le changement de clé", async () => {
    const plain = await open();
    const school = await createSchool(plain);
    const caller = {
      actor: school.actor,
      session: { id: "0", authenticatedAt: now, byProvider: false },
      mustSetUpSecondFactor: false,
    };
    const clock = () => now;
    const { key } = await beginSecondFactor(withKeys(plain, withFirst), caller, clock);
    const secret = async () => {
      const { rows } = await sql<{ secret: Buffer; key_id: string | null }>`
        select secret, key_id from pending_second_factor`.execute(plain.db);
      return rows[0];
    };
    expect(await secret()).toMatchObject({ key_id: first.id });
    expect(toBase32((await secret())?.secret ?? Buffer.alloc(0))).not.toContain(key.slice(0, 8));
    const code = testCode(key, clock);
    expect(await codeOf(confirmSecondFactor(plain, caller, { code }, clock))).toBe(
      "second_factor.unreadable",
    );

    const both = withKeys(plain, { current: second, previous: first });
    expect(await rotateKey(both, second)).toEqual({ rotated: 1, unreadable: 0 });
    expect(await rotateKey(plain, null)).toEqual({ rotated: 0, unreadable: 1 });
    const leaving = withKeys(plain, { current: null, previous: second });
    expect(await rotateKey(leaving, null)).toEqual({ rotated: 1, unreadable: 0 });
    expect(toBase32((await secret())?.secret ?? Buffer.alloc(0))).toBe(key);
    expect((await confirmSecondFactor(plain, caller, { code }, clock)).codes).toHaveLength(10);
  });

  async function downloaded(database: Database, school: TestSchool): Promise<string> {
    const [candidate] = (await candidatesOf(database, school)).filter(
      ({ lastName }) => lastName === "MARTIN",
    );
    const { wishes } = await viewCandidate(database.db, school.actor, candidate?.id ?? "");
    const { content } = await downloadRecord(
      database.db,
      school.actor,
      candidate?.id ?? "",
      wishes[0]?.id ?? "",
    );
    return content.toString();
  }
});

/** The same database, as a program with these keys sees it. */
function withKeys(database: Database, recordKeys: RecordKeys): Database {
  const keyed = (db: Database["db"]) =>
    new Proxy(db, {
      get: (target, key) => {
        if (key === "recordKeys") return recordKeys;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return {
    ...database,
    db: keyed(database.db),
    transaction: (work, options) =>
      database.transaction(({ client, db }) => work({ client, db: keyed(db) }), options),
  };
}

async function keysInUse({ db }: Database): Promise<(string | null)[]> {
  const { rows } = await sql<{ key_id: string | null }>`
    select distinct key_id from parcoursup_record order by key_id
  `.execute(db);
  return rows.map(({ key_id }) => key_id);
}
