import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { defaultImportLimits } from "../src/imports/import-limits.ts";

const trusted = (environment: Record<string, string>) => readConfig(environment).trustedProxies;

describe("TRUST_PROXY", () => {
  it.each([
    [{}, []],
    [{ PUBLIC_URL: "https://ecole.example" }, ["loopback", "linklocal", "uniquelocal"]],
    [{ PUBLIC_URL: "https://ecole.example", TRUST_PROXY: "none" }, []],
    [
      { TRUST_PROXY: "10.0.0.4, 192.168.0.0/16,fd00::/8,loopback" },
      ["10.0.0.4", "192.168.0.0/16", "fd00::/8", "loopback"],
    ],
  ])("%j : %j", (environment, expected) => {
    expect(trusted(environment)).toEqual(expected);
  });

  it.each(["true", "*", "10.0.0.0/33", "10.0.0.0/8/8", "proxy.example", "10.0.0.4,"])(
    "« %s » est refusé",
    (text) => {
      expect(() => trusted({ TRUST_PROXY: text })).toThrow("TRUST_PROXY");
    },
  );
});

describe("les limites des fichiers importés", () => {
  it("sont celles de la documentation quand rien n'est dit", () => {
    const { limits, tableLimits } = readConfig({});
    expect({ limits, tableLimits }).toEqual(defaultImportLimits);
  });

  it("se règlent une à une, en octets ou avec une unité", () => {
    const { limits, tableLimits } = readConfig({
      MAX_FILE_SIZE: "500 MB",
      MAX_CANDIDATE_SIZE: "1000",
      MAX_CANDIDATES: "12",
      MAX_ZIP_ENTRIES: "3",
      MAX_INFLATED_SIZE: "2Go",
      MAX_INFLATION_RATIO: "50",
      MAX_TABLE_SIZE: "10 mib",
    });
    expect(limits).toEqual({
      ...defaultImportLimits.limits,
      fileSize: 500 * 1024 ** 2,
      candidateSize: 1000,
      candidates: 12,
      zipEntries: 3,
      inflatedSize: 2 * 1024 ** 3,
      inflationRatio: 50,
    });
    expect(tableLimits).toMatchObject({ fileSize: 10 * 1024 ** 2, inflationRatio: 50 });
  });

  it.each([
    ["MAX_FILE_SIZE", "beaucoup"],
    ["MAX_FILE_SIZE", "0"],
    ["MAX_FILE_SIZE", "-1 GB"],
    ["MAX_CANDIDATE_SIZE", "1 GB"],
    ["MAX_CANDIDATES", "1.5"],
    ["MAX_ZIP_ENTRIES", "0"],
    ["MAX_INFLATION_RATIO", "200 MB"],
  ])("%s=%s est refusé en le nommant", (variable, text) => {
    expect(() => readConfig({ [variable]: text })).toThrow(variable);
  });
});
