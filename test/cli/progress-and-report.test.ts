import { describe, expect, it } from "vitest";
import { importProgressLine } from "../../src/cli/import-progress-line.ts";
import { importReportLines } from "../../src/cli/import-report-lines.ts";
import { foundProblems } from "../../src/cli/tell-problems.ts";
import type { ImportReport } from "../../src/imports/import.schema.ts";

describe("l'avancement d'un import en ligne de commande", () => {
  it("dit le temps qui reste, étape par étape, et compte l'écriture en candidats", () => {
    let now = 0;
    const line = importProgressLine(() => now);
    const checking = { step: "checking", totalBytes: 1000, totalCandidates: null } as const;
    expect(line({ ...checking, bytes: 100, candidates: 10 })).toBe("Vérification 10 % · 10 candidats");
    now = 4_000;
    expect(line({ ...checking, bytes: 400, candidates: 40 })).toBe(
      "Vérification 40 % · 40 candidats · encore 6 s environ",
    );
    const writing = { step: "writing", bytes: 1000, totalBytes: 1000, totalCandidates: 100 } as const;
    expect(line({ ...writing, candidates: 1 })).toBe("Écriture 1 % · 1 candidat");
    now = 6_000;
    expect(line({ ...writing, candidates: 1 })).toBe("Écriture 1 % · 1 candidat");
    now = 14_000;
    expect(line({ ...writing, candidates: 10 })).toBe("Écriture 10 % · 10 candidats · encore 2 min environ");
  });
});

const report: ImportReport = {
  status: "dry-run",
  source: "parcoursup",
  importId: null,
  candidates: 12,
  created: 4,
  updated: 5,
  unchanged: 3,
  guards: [{ code: "guard.session", message: "Autre session." }],
  problemCount: 0,
  problems: [],
  problemCounts: [],
  readToEnd: true,
  warnings: [
    {
      code: "candidate.unconfirmed_wish",
      message: "2 vœux ne sont pas confirmés.",
      count: 2,
      candidates: [],
    },
    { code: "candidate.unusual_ine", message: "1 INE inhabituel.", count: 1, candidates: [] },
  ],
  session: 2026,
  programmes: [
    { code: "8842", label: "BTS Tourisme", candidates: 11 },
    { code: "9", label: null, candidates: 1 },
  ],
  impact: {
    kept: 1,
    admitted: 2,
    unconfirmed: 2,
    possibleDuplicates: 1,
    absent: 3,
    returned: 0,
    changedFields: [
      { field: "city", count: 1 },
      { field: "email", count: 4 },
    ],
  },
  unkeptSections: [],
  previousImport: { id: "107", at: "2026-06-05T08:30:00.000Z" },
};

describe("le compte rendu d'une vérification en ligne de commande", () => {
  it("dit tout ce que dit la fenêtre, chaque chose une fois", () => {
    expect(importReportLines(report)).toEqual([
      "12 candidatures lues : 4 candidats seraient ajoutés, 5 mis à jour, 3 inchangés.",
      "  BTS Tourisme : 11 candidats",
      "  Formation 9 : 1 candidat",
      "Attention : Autre session.",
      "Information : ce même fichier a déjà été importé le 05/06/2026 10:30:00 (import 107).",
      "Information : champs modifiés : Email (4), Ville (1).",
      "Information : 2 candidats déjà sortis du SAS.",
      "Information : 2 vœux non confirmés.",
      "Information : 1 doublon possible : même identité qu'une autre personne de l'école.",
      "Information : 1 valeur saisie par l'école est conservée.",
      "Information : 3 vœux absents de ce fichier, signalés sur la page du candidat, jamais supprimés.",
      "Information : 1 INE inhabituel.",
    ]);
  });

  it("s'accorde avec un seul candidat, et avec aucun", () => {
    const single = {
      ...report,
      status: "imported",
      candidates: 1,
      created: 0,
      updated: 1,
      unchanged: 0,
      programmes: [],
      guards: [],
      warnings: [],
      previousImport: null,
      impact: {
        kept: 2,
        admitted: 1,
        unconfirmed: 1,
        possibleDuplicates: 2,
        absent: 1,
        returned: 1,
        changedFields: [],
      },
    } as const satisfies ImportReport;
    expect(importReportLines(single)).toEqual([
      "1 candidature lue : 0 candidat ajouté, 1 mis à jour, 0 inchangé.",
      "Information : 1 candidat déjà sorti du SAS.",
      "Information : 1 vœu non confirmé.",
      "Information : 2 doublons possibles : même identité qu'une autre personne de l'école.",
      "Information : 1 candidat supprimé auparavant est ajouté de nouveau.",
      "Information : 2 valeurs saisies par l'école sont conservées.",
      "Information : 1 vœu absent de ce fichier, signalé sur la page du candidat, jamais supprimé.",
    ]);
    expect(importReportLines({ ...single, status: "dry-run", created: 1 })[0]).toBe(
      "1 candidature lue : 1 candidat serait ajouté, 1 mis à jour, 0 inchangé.",
    );
  });

  it("un refus compte chaque sorte, et dit quand la suite n'a pas été lue", () => {
    const problemCounts = [
      { code: "candidate.email_missing", title: "Email absent", count: 130 },
      { code: "candidate.birth_date_impossible", title: "Date de naissance impossible", count: 1 },
    ];
    expect(
      foundProblems({
        candidates: 140,
        problemCount: 131,
        problems: Array.from({ length: 100 }),
        problemCounts,
        isReadToEnd: false,
      }),
    ).toBe(
      "131 problèmes (Email absent : 130, Date de naissance impossible : 1), dont 100 sont montrés ; 140 candidats lus. La suite du fichier n'a pas été lue.",
    );
  });
});
