import { describe, expect, test } from "vitest";
import { diplomaLabel } from "../../src/parcoursup/diploma.ts";
import { candidate, check, exportOf, type JsonRecord } from "./export-builder.ts";

async function profileOf(one: JsonRecord) {
  const { handedOn } = await check(exportOf([one]));
  const [first] = handedOn;
  if (first === undefined) throw new Error("no candidate was handed on");
  return first.profile;
}

const diplomaOf = async (Baccalaureat: JsonRecord) =>
  (await profileOf(candidate({}, { Baccalaureat }))).diploma;
const wishOf = async (DonneesVoeux: JsonRecord) => (await profileOf(candidate({}, { DonneesVoeux }))).wish;

describe("le profil d'un candidat", () => {
  test("complet", async () => {
    const profile = await profileOf(
      candidate(
        {
          NumeroDossierCandidat: 1234567,
          INECandidat: "123456789ab",
          NomCandidat: " LE GOFF ",
          PrenomCandidat: "Yann",
          PrenomDeuxCandidat: "Éloi",
          PrenomTroisCandidat: "",
          TypeNationalite: "FR",
          CoordonneesTelephonemobile: "06.01.02.03.04",
          CoordonneesTelephonefixe: null,
          CoordonneesLignedadresseUn: "1 rue de l'École",
          CoordonneesLignedadresseTrois: "Bât. B",
          CoordonneesCodepostal: 45000,
          CoordonneesLibellecommune: "Orléans",
        },
        {
          Baccalaureat: { TypeDiplomeLibelle: "Baccalauréat obtenu", SerieDiplomeLibelle: "Série Générale" },
          DonneesVoeux: { GroupeLibelle: "Tous les candidats", FormationVoeuxLibelle: "BTS" },
        },
      ),
    );
    expect(profile).toEqual({
      fileNumber: "1234567",
      ine: "123456789AB",
      identity: {
        civility: "F",
        lastName: "LE GOFF",
        firstName: "Yann",
        otherFirstNames: ["Éloi"],
        birthDate: "2003-10-12",
        nationality: "FR",
      },
      contact: {
        email: "test@example.com",
        mobilePhone: "06.01.02.03.04",
        landlinePhone: null,
        addressLines: ["1 rue de l'École", "Bât. B"],
        postalCode: "45000",
        city: "Orléans",
        country: null,
      },
      diploma: {
        type: "Baccalauréat obtenu",
        series: "Série Générale",
        speciality: null,
        year: null,
        honours: null,
        academy: null,
      },
      wish: {
        programmeCode: "8842",
        programmeLabel: "BTS",
        confirmed: null,
        group: "Tous les candidats",
        appliedOn: null,
        status: null,
        boarding: null,
      },
    });
  });

  test("les clés dans une autre casse donnent le même profil", async () => {
    const one = candidate({ PrenomDeuxCandidat: "Éloi" }, { Baccalaureat: { TypeDiplomeCode: 4 } });
    const lower: JsonRecord = JSON.parse(
      JSON.stringify(one).replace(/"(\w+)":/g, (key) => key.toLowerCase()),
    );
    expect(await profileOf(lower)).toEqual(await profileOf(one));
  });

  test("les accents codés ou non donnent le même profil", async () => {
    const escaped = JSON.stringify(exportOf([candidate({ NomCandidat: "Bérénice", Autre: "œ" })])).replace(
      "é",
      "\\u00e9",
    );
    expect((await check(escaped)).handedOn[0]?.profile.identity.lastName).toBe("Bérénice");
  });
});

describe("le diplôme", () => {
  test.each<[JsonRecord, string | null]>([
    [
      {
        TypeDiplomeLibelle: "Baccalauréat obtenu",
        SerieDiplomeLibelle: "Série Générale",
        DateObtentionAnnee: "2021",
      },
      "Baccalauréat obtenu (Série Générale) (2021)",
    ],
    [
      { TypeDiplomeCode: 1, SerieDiplomeCode: "Générale", DateObtentionAnnee: 2021 },
      "Baccalauréat obtenu (Série Générale) (2021)",
    ],
    [
      { TypeDiplomeCode: "4", SerieDiplomeCode: "STMG" },
      "Baccalauréat en préparation (Sciences et Technologies du Management et de la Gestion)",
    ],
    [{ TypeDiplomeCode: 4, SerieDiplomeCode: "XYZ" }, "Baccalauréat en préparation (XYZ)"],
    [{ TypeDiplomeLibelle: " DAEU en préparation", DateObtentionAnnee: "07/2019" }, "DAEU en préparation"],
    [{ TypeDiplomeLibelle: "Baccalauréat obtenu", DateObtentionAnnee: "2021" }, "Baccalauréat obtenu (2021)"],
    [{ SerieDiplomeCode: "STMG" }, null],
    [{ TypeDiplomeCode: 3 }, null],
    [{}, null],
  ])("%j", async (section, label) => {
    expect(diplomaLabel(await diplomaOf(section))).toBe(label);
  });

  test("la spécialité par son libellé, sinon par son code", async () => {
    expect((await diplomaOf({ TypeDiplomeCode: 1, SpecialiteCode: 206 }))?.speciality).toBe("Mercatique");
    expect(
      (await diplomaOf({ TypeDiplomeCode: 1, SpecialiteCode: 206, SpecialiteLibelle: "Autre" }))?.speciality,
    ).toBe("Autre");
  });
});

describe("le vœu", () => {
  test.each<[JsonRecord, boolean | null]>([
    [{ CandidatureConfirmeeLibelle: "Validée" }, true],
    [{ CandidatureConfirmeeLibelle: "Non validée" }, false],
    [{ CandidatureConfirmeeCode: 1 }, true],
    [{ CandidatureConfirmeeCode: "0" }, false],
    [{ CandidatureConfirmeeLibelle: "?", CandidatureConfirmeeCode: 1 }, true],
    [{ CandidatureConfirmeeCode: 7 }, null],
    [{}, null],
  ])("confirmé : %j", async (section, confirmed) => {
    expect((await wishOf(section)).confirmed).toBe(confirmed);
  });

  test.each([
    ["12/03/2025", "2025-03-12"],
    ["12/03/2025 14:05", "2025-03-12"],
    ["2025-03-12T14:05", "2025-03-12"],
    ["31/02/2025", null],
    ["mars", null],
  ])("date de candidature « %s »", async (DateCandidature, appliedOn) => {
    expect((await wishOf({ DateCandidature })).appliedOn).toBe(appliedOn);
  });

  test("l'internat", async () => {
    expect((await wishOf({ DemandeInternatLibelle: "Oui" })).boarding).toBe(true);
    expect((await wishOf({ DemandeInternatLibelle: "Non" })).boarding).toBe(false);
  });
});
