import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { personKey } from "../../src/imports/person-key.ts";
import { checkExport, type ExportEntry } from "../../src/parcoursup/check-export.ts";
import { defaultLimits } from "../../src/parcoursup/limits.ts";
import { candidate, check, exportOf } from "./export-builder.ts";

describe("ce qui est remis à l'import", () => {
  test("les octets sont ceux reçus, l'empreinte celle de ce qu'ils disent", async () => {
    const written = JSON.stringify(candidate({ NomCandidat: "É" }), null, 2);
    const { handedOn } = await check(`[${written}]`);
    const [{ text, digest } = { text: "", digest: new Uint8Array() }] = handedOn;
    expect(text).toBe(written);
    expect(Buffer.from(digest)).toEqual(
      createHash("sha256")
        .update(JSON.stringify(JSON.parse(written)))
        .digest(),
    );
  });

  test("dans l'ordre du fichier, jusqu'au premier problème, en attendant qui reçoit", async () => {
    const events: string[] = [];
    const file = exportOf([candidate(), candidate(), candidate({ Civilite: "?" }), candidate()]);
    await check(file, {
      chunk: 50,
      onCandidate: async ({ ordinal }) => {
        events.push(`begin ${ordinal}`);
        await new Promise((resolve) => setImmediate(resolve));
        events.push(`end ${ordinal}`);
      },
    });
    expect(events).toEqual(["begin 0", "end 0", "begin 1", "end 1"]);
  });

  test("une erreur de qui reçoit passe telle quelle, et la source est refermée", async () => {
    let isClosed = false;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from(JSON.stringify([candidate()]));
        yield Buffer.from(" ");
      } finally {
        isClosed = true;
      }
    }
    async function* entries(): AsyncGenerator<ExportEntry> {
      yield { name: null, chunks: chunks() };
    }
    const failing = checkExport(entries(), {
      limits: defaultLimits,
      personKey,
      currentSession: 2024,
      onCandidate: () => Promise.reject(new Error("database gone")),
    });
    await expect(failing).rejects.toThrow("database gone");
    expect(isClosed).toBe(true);
  });

  test("l'avancement est dit à chaque morceau", async () => {
    const bytes = Buffer.from(JSON.stringify([candidate(), candidate()]));
    const seen: number[] = [];
    async function* entries(): AsyncGenerator<ExportEntry> {
      yield { name: null, chunks: halves() };
    }
    async function* halves(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 300);
      yield bytes.subarray(300);
    }
    await checkExport(entries(), {
      limits: defaultLimits,
      personKey,
      currentSession: 2024,
      onProgress: ({ bytesRead }) => seen.push(bytesRead),
    });
    expect(seen).toEqual([300, bytes.length]);
  });

  test("le reste du programme garde la main pendant qu'un grand morceau est lu", async () => {
    const bytes = Buffer.from(JSON.stringify(Array.from({ length: 20_000 }, () => candidate())));
    let turns = 0;
    let isReading = true;
    const count = () => {
      turns++;
      if (isReading) setImmediate(count);
    };
    setImmediate(count);
    await check(bytes);
    isReading = false;
    expect(turns).toBeGreaterThan(bytes.length / (256 * 1024));
  });
});
