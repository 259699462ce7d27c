import { describe, expect, test } from "vitest";
import { generateCandidates } from "../../../src/parcoursup/sample/generate-export.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../../../src/parcoursup/sample/json.ts";
import { firstNames } from "../../../src/parcoursup/sample/people/first-names.ts";
import { surnames } from "../../../src/parcoursup/sample/people/surnames.ts";

const size = 6000;
const candidates = [...generateCandidates({ candidates: size })];
const identities = candidates.map((candidate) => section(candidate, "DonneesCandidats"));

/** Share of the candidates for which something holds, in percent. */
function percentage(holds: (candidate: JsonObject) => boolean): number {
  return (100 * candidates.filter(holds).length) / size;
}

describe("the people of an export", () => {
  test("have the five compulsory fields, well formed", () => {
    for (const identity of identities) {
      expect(identity.Civilite).toBe(identity.Sexe === "Féminin" ? "Mme" : "M.");
      expect(identity.NomCandidat).toMatch(/^\p{L}[\p{L}\p{M} '-]*$/u);
      expect(identity.PrenomCandidat).toMatch(/^\p{L}[\p{L}\p{M} '-]*$/u);
      expect(isRealDate(identity.DateNaissance)).toBe(true);
      expect(identity.CoordonneesAdressemail).toMatch(/^[a-z0-9]+([.\-_][a-z0-9]+)*@example\.(com|org|net)$/);
    }
  });

  test("have numbers of their own", () => {
    for (const field of ["NumeroDossierCandidat", "INECandidat"]) {
      const numbers = identities.flatMap((identity) => identity[field] ?? []);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  test("have an INE of a real mask, or none", () => {
    const ines = identities.flatMap(({ INECandidat }) => INECandidat ?? []);
    expect(ines.filter((ine) => !/^(\d{9}[A-Z]{2}|\d{10}[A-Z])$/.test(String(ine)))).toEqual([]);
    const without = 100 * (1 - ines.length / size);
    expect(without).toBeGreaterThan(1.5);
    expect(without).toBeLessThan(4.5);
  });

  test("can be called by telephone nowhere in the world", () => {
    for (const { CoordonneesTelephonemobile: mobile, CoordonneesTelephonefixe: landline } of identities) {
      if (mobile !== undefined) expect(digitsOf(mobile)).toMatch(/^063998\d{4}$/);
      if (landline !== undefined)
        expect(digitsOf(landline)).toMatch(/^(019900|026191|035301|046571|053649)\d{4}$/);
    }
  });

  test("are shared out like the candidates of an IUT", () => {
    const diploma = (code: number) =>
      percentage((candidate) => section(candidate, "Baccalaureat").TypeDiplomeCode === code);
    const series = (code: string) =>
      percentage((candidate) => section(candidate, "Baccalaureat").SerieDiplomeCode === code);
    expect(diploma(4)).toBeCloseTo(73, -1);
    expect(diploma(1)).toBeCloseTo(26, -1);
    expect(diploma(2)).toBeGreaterThan(0.4);
    expect(diploma(2)).toBeLessThan(1.8);
    expect(series("Générale")).toBeGreaterThan(55);
    expect(series("STI2D")).toBeGreaterThan(17);
    expect(series("STMG")).toBeGreaterThan(7);
    const unconfirmed = percentage(
      (candidate) => section(candidate, "DonneesVoeux").CandidatureConfirmeeCode === 0,
    );
    expect(unconfirmed).toBeGreaterThan(6);
    expect(unconfirmed).toBeLessThan(10);
  });

  test("include twins, some with one e-mail, and siblings who gave a parent's address", () => {
    const families = new Map<string, JsonObject[]>();
    for (const identity of identities) {
      const key = `${String(identity.NomCandidat).toUpperCase()} ${identity.CoordonneesLignedadresseUn} ${identity.CoordonneesCodepostal}`;
      families.set(key, [...(families.get(key) ?? []), identity]);
    }
    const pairs = [...families.values()].filter((members) => members.length === 2);
    const twins = pairs.filter(([one, other]) => one?.DateNaissance === other?.DateNaissance);
    const oneEmail = ([one, other]: readonly JsonObject[]) =>
      one?.CoordonneesAdressemail === other?.CoordonneesAdressemail;
    const siblings = pairs.filter((pair) => !twins.includes(pair) && oneEmail(pair));
    for (const kind of [twins, siblings]) {
      expect((200 * kind.length) / size).toBeGreaterThan(0.5);
      expect((200 * kind.length) / size).toBeLessThan(1.6);
    }
    expect(twins.some(oneEmail)).toBe(true);
    expect(twins.every(([one, other]) => one?.PrenomCandidat !== other?.PrenomCandidat)).toBe(true);
  });

  test("come from lists long enough not to repeat themselves", () => {
    const given = Object.values(firstNames).flatMap(({ F, M }) => [...F, ...M]);
    expect(new Set(given).size).toBeGreaterThanOrEqual(300);
    expect(new Set(Object.values(surnames).flat()).size).toBeGreaterThanOrEqual(400);
    expect(
      Object.values(surnames)
        .flat()
        .some((name) => name.length === 1),
    ).toBe(true);
  });
});

describe("their school years", () => {
  test("are six, newest first, with the session's own first", () => {
    for (const candidate of candidates) {
      const years = list(candidate, "Scolarite");
      expect(years.map((year) => year.AnneeScolaireCode)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(years[0]?.AnneeScolaireLibelle).toBe("2025-2026");
    }
  });

  test("have only the year when there was no school, and a well-formed UAI when there was one in France", () => {
    for (const year of candidates.flatMap((candidate) => list(candidate, "Scolarite"))) {
      if (year.NomEtablissementOrigine === undefined) {
        expect(Object.keys(year)).toEqual(["AnneeScolaireCode", "AnneeScolaireLibelle"]);
      }
      if (year.UAIEtablissementorigine !== undefined) {
        const uai = String(year.UAIEtablissementorigine);
        expect(uai).toMatch(/^\d{7}[A-Z]$/);
        expect(uai.charAt(7)).toBe("ABCDEFGHJKLMNPRSTUVWXYZ".charAt(Number(uai.slice(0, 7)) % 23));
      }
    }
  });

  test("rarely follow the calendar of the southern hemisphere", () => {
    const labels = candidates.flatMap((candidate) =>
      list(candidate, "Scolarite").map((year) => year.AnneeScolaireLibelle),
    );
    const single = labels.filter((label) => /^\d{4}$/.test(String(label))).length / labels.length;
    expect(single).toBeGreaterThan(0.0005);
    expect(single).toBeLessThan(0.01);
  });
});

function section(candidate: JsonObject, name: string): JsonObject {
  const content = candidate[name];
  if (!isJsonObject(content)) throw new Error(`${name} is not an object`);
  return content;
}

function list(candidate: JsonObject, name: string): readonly JsonObject[] {
  const content = candidate[name];
  if (!isJsonList(content)) throw new Error(`${name} is not a list`);
  return content.filter(isJsonObject);
}

function isRealDate(value: Json | undefined): boolean {
  const [day = 0, month = 0, year = 0] = String(value).split("/").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    /^\d\d\/\d\d\/\d{4}$/.test(String(value)) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

function digitsOf(phone: Json): string {
  return String(phone).replace("+33", "0").replace(/\D/g, "");
}
