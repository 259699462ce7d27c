import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeSample } from "../../../src/cli/sample-file.ts";
import { generateCandidates, generateExport } from "../../../src/parcoursup/sample/generate-export.ts";
import type { SampleOptions } from "../../../src/parcoursup/sample/sample-options.ts";

const asText = (options: SampleOptions) => [...generateExport(options)].join("");

describe("a synthetic export", () => {
  test("is the same text for the same seed, another one for another", () => {
    const options = { candidates: 25, bulletins: true };
    expect(asText({ ...options, seed: 5 })).toBe(asText({ ...options, seed: 5 }));
    expect(asText({ ...options, seed: 5 })).not.toBe(asText({ ...options, seed: 6 }));
  });

  test("begins with the same candidates whatever its size", () => {
    const few = [...generateCandidates({ candidates: 9 })];
    const many = [...generateCandidates({ candidates: 90 })];
    expect(few).toHaveLength(9);
    expect(many.slice(0, 9)).toEqual(few);
  });

  test("comes in small pieces, the first at once", () => {
    const pieces = generateExport({ candidates: 10_000_000, bulletins: true });
    for (let taken = 0; taken < 500; taken++) {
      expect(pieces.next().value?.length).toBeLessThan(120_000);
    }
  });

  test("weighs about 30 kB a candidate with school reports", () => {
    const size = Buffer.byteLength(asText({ candidates: 1000, bulletins: true })) / 1000;
    expect(size).toBeGreaterThan(25_000);
    expect(size).toBeLessThan(40_000);
  });

  test("puts a few people in both of two programmes, as the same person with another wish", () => {
    const options = { candidates: 200, programmes: 2, year: 2024 } as const;
    const [first, second] = [0, 1].map((position) => [...generateCandidates(options, position)]);
    const inFirst = new Map(
      first?.map((candidate) => [JSON.stringify(candidate.DonneesCandidats), candidate]),
    );
    const both = (second ?? []).filter((candidate) =>
      inFirst.has(JSON.stringify(candidate.DonneesCandidats)),
    );
    expect((first?.length ?? 0) + (second?.length ?? 0) - both.length).toBe(200);
    expect(both.length).toBeGreaterThan(10);
    expect(both.length).toBeLessThan(60);
    for (const candidate of both) {
      const other = inFirst.get(JSON.stringify(candidate.DonneesCandidats));
      expect(candidate.Scolarite).toEqual(other?.Scolarite);
      expect(candidate.DonneesVoeux).not.toEqual(other?.DonneesVoeux);
    }
  });

  test.each([
    { candidates: -1 },
    { candidates: 1.5 },
    { candidates: 1, programmes: 0 },
    { candidates: 1, seed: 2 ** 32 },
  ])("is refused with impossible options: %o", (options) => {
    expect(() => asText(options)).toThrow(RangeError);
  });
});

describe("writeSample", () => {
  test("writes the same text to a file and tells its size", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sample-"));
    try {
      const path = join(folder, "export.json");
      const options = { candidates: 120, bulletins: true, seed: 3 };
      const size = await writeSample(options, path);
      const written = await readFile(path);
      expect(written.length).toBe(size);
      expect(written.toString("utf8")).toBe(asText(options));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("fails when the folder does not exist", async () => {
    await expect(writeSample({ candidates: 1 }, join(tmpdir(), "no-such-folder", "x.json"))).rejects.toThrow(
      "ENOENT",
    );
  });
});
