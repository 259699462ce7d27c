import { describe, expect, it } from "vitest";
import type { CandidateProfilePage } from "../../src/sas/candidate.schema.ts";
import { originOf } from "../../web/pages/candidate/origin.ts";
import {
  changeOf,
  draftOf,
  missingFields,
  seenBy,
  valuesOf,
} from "../../web/pages/candidate/profile-draft.ts";

const profile: Pick<CandidateProfilePage, "identity" | "contact"> = {
  identity: {
    civility: "M",
    lastName: "LE GOFF",
    firstName: "Yann",
    otherFirstNames: ["Erwan", "Loïc"],
    birthDate: "2007-02-03",
    nationality: "Française",
    ine: null,
  },
  contact: {
    email: "yann@example.org",
    mobilePhone: null,
    landlinePhone: null,
    addressLines: ["12 rue des Lilas", "Bât. C"],
    postalCode: "87000",
    city: "Limoges",
    country: null,
  },
};
const values = valuesOf(profile);
const draft = draftOf(values);

describe("what was changed in the form of a candidate", () => {
  it("nothing when nothing was, spaces apart", () => {
    expect(changeOf(draft, { ...draft, lastName: " LE GOFF " })).toEqual({});
  });

  it("only the fields that were, blank as null", () => {
    const typed = { ...draft, civility: "F", lastName: " LE GALL ", nationality: " ", ine: "123" };
    expect(changeOf(draft, typed)).toEqual({
      civility: "F",
      lastName: "LE GALL",
      nationality: null,
      ine: "123",
    });
  });

  it("lists in their parts, without the empty ones", () => {
    const typed = { ...draft, otherFirstNames: "Erwan,, Marie ,", addressLines: "3 quai Nord\n\n  Étage 2 " };
    expect(changeOf(draft, typed)).toEqual({
      otherFirstNames: ["Erwan", "Marie"],
      addressLines: ["3 quai Nord", "Étage 2"],
    });
    expect(changeOf(draft, { ...draft, otherFirstNames: "" })).toEqual({ otherFirstNames: [] });
  });

  it("a nationality is read by its country; what is typed goes as it is, the server knows the countries", () => {
    const french = draftOf({ ...values, nationality: "FR" });
    expect(french.nationality).toBe("France");
    expect(changeOf(french, { ...french, nationality: " belgique " })).toEqual({ nationality: "belgique" });
    expect(changeOf(french, { ...french, nationality: "" })).toEqual({ nationality: null });
    expect(changeOf(french, french)).toEqual({});
  });

  it("what it was goes along, an address as a whole", () => {
    expect(seenBy({ ine: "123" }, values)).toEqual({ ine: null });
    expect(seenBy({ city: "Paris", lastName: "LE GALL" }, values)).toEqual({
      lastName: "LE GOFF",
      addressLines: ["12 rue des Lilas", "Bât. C"],
      postalCode: "87000",
      city: "Limoges",
      country: null,
    });
  });

  it("says which compulsory fields were emptied", () => {
    expect([...missingFields({ ...draft, lastName: " ", birthDate: "", city: "" })]).toEqual([
      "lastName",
      "birthDate",
    ]);
  });
});

describe("where a value comes from", () => {
  const wish = {
    id: "1",
    programmeCode: null,
    programmeLabel: null,
    confirmed: null,
    group: null,
    appliedOn: null,
    status: null,
    boarding: null,
    session: 2026,
    fileNumber: null,
    importId: "1",
    importedAt: "2026-06-05T08:30:00.000Z",
    fileName: "export.json",
    absentSince: null,
    dossier: { letter: null, more: [], questions: [], form: [] },
  };
  const edits = [
    { field: "email", at: "2026-06-06T08:30:00.000Z", user: "Anne Martin" },
    { field: "city", at: "2026-06-07T08:30:00.000Z", user: null },
    { field: "country", at: "2026-06-08T08:30:00.000Z", user: "Anne Martin" },
  ];

  it("the newest import, for what nobody of the school typed", () => {
    expect(originOf({ edits, wishes: [wish], tableOrigins: [] }, ["lastName"])).toEqual({
      words: "Parcoursup, import du 05/06/2026",
      edited: false,
    });
  });

  it("the person and the day, for what was typed; of several fields shown as one, the latest", () => {
    expect(originOf({ edits, wishes: [wish], tableOrigins: [] }, ["email"])).toEqual({
      words: "saisi le 06/06/2026 par Anne Martin",
      edited: true,
    });
    expect(originOf({ edits, wishes: [wish], tableOrigins: [] }, ["city", "country"])?.words).toBe(
      "saisi le 08/06/2026 par Anne Martin",
    );
    expect(originOf({ edits, wishes: [], tableOrigins: [] }, ["city"])?.words).toBe("saisi le 07/06/2026");
  });

  it("the table that brought it, before the Parcoursup file", () => {
    const tableOrigins = [
      { field: "city", importId: "7", importedAt: "2026-06-09T08:30:00.000Z" },
      { field: "lastName", importId: "7", importedAt: "2026-06-09T08:30:00.000Z" },
    ];
    const sources = { edits, wishes: [wish], tableOrigins };
    expect(originOf(sources, ["lastName"])).toEqual({
      words: "Tableau de candidats, import du 09/06/2026",
      edited: false,
    });
    expect(originOf(sources, ["firstName"])?.words).toBe("Parcoursup, import du 05/06/2026");
    expect(originOf(sources, ["city"])?.words).toBe("saisi le 07/06/2026");
  });

  it("nothing, when nothing is known", () => {
    expect(originOf({ edits, wishes: [], tableOrigins: [] }, ["lastName"])).toBeNull();
  });
});
