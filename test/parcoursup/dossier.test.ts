import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyLabel } from "../../src/parcoursup/dossier/key-label.ts";
import { marksOverTime } from "../../src/parcoursup/dossier/subject-series.ts";
import { readDossier } from "../../src/parcoursup/dossier.ts";
import { joinDossiers } from "../../src/parcoursup/dossier-of-candidate.ts";
import { generateCandidates } from "../../src/parcoursup/sample/generate-export.ts";
import { usualSpellings } from "../../src/parcoursup/section-catalogue.ts";

const read = (candidate: unknown) => readDossier(Buffer.from(JSON.stringify(candidate)));

const subject = (name: string, mark: string, others: object = {}) => ({
  MatiereBulletinLibelle: name,
  MoyenneduCandidat: mark,
  ...others,
});
const period = (name: string, subjects: object[]) => ({
  TrimestreLibelle: name,
  BulletinsScolairesParPeriode: subjects,
});
const year = (code: number, label: string, periods: object[]) => ({
  AnneeCode: code,
  AnneeLibelle: label,
  BulletinsScolairesAnnee: { SerieLibelle: "Série Générale", BulletinsScolairesSeries: periods },
});

describe("la scolarité", () => {
  test("les années, la plus récente d'abord, sans celles dont on ne sait que le nom", () => {
    const { schooling } = read({
      Scolarite: [
        { AnneeScolaireCode: 1, AnneeScolaireLibelle: "2023-2024" },
        { AnneeScolaireCode: 2, AnneeScolaireLibelle: "2022-2023", ClassecandidatLibelle: "2nde 4" },
        {
          AnneeScolaireCode: "0",
          AnneeScolaireLibelle: "2024-2025",
          NiveauEtudeLibelle: "Terminale",
          LangueVivanteAScolariteLibelle: "Anglais",
          LangueVivanteBScolariteLibelle: "Espagnol",
          uaietablissementorigine: "0870015u",
          NomEtablissementOrigine: "Lycée Gay-Lussac",
          TypeClasseCode: 1,
          TypeClasseLibelle: "Générale",
        },
        "une chaîne égarée",
      ],
    }).person;
    expect(schooling.map(({ label }) => label)).toEqual(["2024-2025", "2022-2023"]);
    expect(schooling[0]).toMatchObject({
      yearsBefore: 0,
      level: "Terminale",
      languages: ["Anglais", "Espagnol"],
      schoolUai: "0870015U",
      schoolName: "Lycée Gay-Lussac",
      more: [{ depth: 0, label: "Type de classe", value: "Générale" }],
    });
  });
});

describe("les bulletins", () => {
  test("année, trimestre, matière : les notes à virgule sont des nombres, « N » et « Aucune note » n'en sont pas", () => {
    const { reports } = read({
      BulletinsScolaires: [
        year(0, "2024-2025", [
          period("Trimestre 2", [subject("Philosophie", "Aucune note")]),
          period("Trimestre 1", [
            subject("Philosophie", "11,96", {
              MoyenneclasseCandidat: "10,2",
              MoyenneBasseClasseduCandidat: "N",
              MoyenneHauteClasseduCandidat: "18",
              RangCandidat: "3",
              EffectifClasse: "31",
              AppreciationProfesseur: "Bon\r\ntrimestre.",
            }),
            subject("EPS", "Dispensé"),
            {},
          ]),
        ]),
      ],
    }).person;
    expect(reports).toMatchObject([{ label: "2024-2025", series: "Série Générale", more: [] }]);
    expect(reports[0]?.periods.map(({ label }) => label)).toEqual(["Trimestre 1", "Trimestre 2"]);
    expect(reports[0]?.periods[0]?.subjects).toEqual([
      {
        subject: "Philosophie",
        mark: 11.96,
        classMean: 10.2,
        lowest: null,
        highest: 18,
        rank: 3,
        classSize: 31,
        appreciation: "Bon\ntrimestre.",
      },
      expect.objectContaining({ subject: "EPS", mark: "Dispensé", classMean: null, rank: null }),
    ]);
    expect(reports[0]?.periods[1]?.subjects[0]).toMatchObject({ mark: null });
  });

  test("les matières au fil des trimestres : les principales d'abord, l'EPS à la fin, jamais avec une seule note", () => {
    const { reports } = read({
      BulletinsScolaires: [
        year(0, "2024-2025", [
          period("Trimestre 1", [
            subject("EPS", "15"),
            subject("Anglais", "N"),
            subject("Mathématiques", "9,5"),
          ]),
        ]),
        year(1, "2023-2024", [
          period("Trimestre 1", [subject("eps", "14"), subject("Anglais", "12"), subject("Français", "10")]),
          period("Trimestre 2", [
            subject("EPS", "16"),
            subject("Anglais", "13"),
            subject("Mathématiques", "8"),
          ]),
        ]),
      ],
    }).person;
    const series = marksOverTime(reports);
    expect(series?.periods).toEqual([
      { year: "2023-2024", period: "Trimestre 1" },
      { year: "2023-2024", period: "Trimestre 2" },
      { year: "2024-2025", period: "Trimestre 1" },
    ]);
    expect(series?.subjects.map(({ subject: name, marks }) => [name, marks])).toEqual([
      ["Mathématiques", [null, 8, 9.5]],
      ["Anglais", [12, 13, null]],
      ["eps", [14, 16, 15]],
    ]);
    expect(marksOverTime([])).toBeNull();
  });
});

test("le baccalauréat : spécialités, date, notes des épreuves", () => {
  const { baccalaureate, examMarks } = read({
    Baccalaureat: {
      TypeDiplomeCode: 1,
      TypeDiplomeLibelle: "Baccalauréat obtenu",
      DateObtentionMois: 7,
      DateObtentionAnnee: "2025",
      EDSScolaritePremiere1Libelle: "Mathématiques",
      EDSScolaritePremiere3Libelle: "SES",
      EDSScolariteTerminale1Libelle: "Mathématiques",
      EDSScolariteAbandonneLibelle: "SES",
    },
    NotesBaccalaureat: [
      { EpreuveCode: 1, EpreuveLibelle: "Français écrit", NoteEpreuve: "14,0" },
      { EpreuveLibelle: "Philosophie" },
      { EpreuveCode: 7, NoteEpreuve: "8" },
      {},
    ],
  }).person;
  expect(baccalaureate).toEqual({
    facts: [
      { depth: 0, label: "Obtenu en", value: "07/2025" },
      { depth: 0, label: "Diplôme", value: "Baccalauréat obtenu" },
    ],
    teachings: { premiere: ["Mathématiques", "SES"], terminale: ["Mathématiques"], dropped: "SES" },
  });
  expect(examMarks).toEqual([
    { exam: "Français écrit", mark: 14 },
    { exam: "Philosophie", mark: null },
    { exam: "Épreuve 7", mark: 8 },
  ]);
});

test("la fiche Avenir : avis en toutes lettres, l'échelle du chef d'établissement est inversée", () => {
  const { prospects } = read({
    FicheAvenir: {
      AvisAutonomieEleveCode: 1,
      AvisCECode: "4",
      AvisCELibelle: "",
      NiveauClasseLibelle: "Bon",
      AvisCEAppreciations: "Avis très favorable.",
    },
    NotesFicheAvenir: [{ MatiereFicheAvenirLibelle: "Anglais", MoyenneCandidat: "12,5" }],
    AppreciationsEnseignantsFicheAvenir: [
      { MatiereFicheAvenirLibelle: "Maths", AppreciationFicheAvenir: "Solide." },
    ],
  }).person;
  expect(prospects?.opinions.map(({ label, value }) => [label, value])).toEqual([
    ["Autonomie", "Très satisfaisante"],
    ["Capacité à réussir, avis du chef d'établissement", "Très satisfaisante"],
    ["Niveau de la classe", "Bon"],
  ]);
  expect(prospects?.comments).toMatchObject([{ value: "Avis très favorable." }]);
  expect(prospects?.subjects).toEqual([
    { subject: "Anglais", mark: 12.5, appreciation: null },
    { subject: "Maths", mark: null, appreciation: "Solide." },
  ]);
});

test("la lettre : <br> est un saut de ligne, toute autre balise reste du texte", () => {
  const letterOf = (DonneesVoeux: object) => read({ DonneesVoeux }).wish.letter;
  expect(
    letterOf({ LettreDeMotivation: "Bonjour,<br><BR/>Moi<br />\nc'est <b>moi</b><script>x</script>" }),
  ).toBe("Bonjour,\n\nMoi\nc'est <b>moi</b><script>x</script>");
  expect(letterOf({ ProjetMotive: "Mon projet" })).toBe("Mon projet");
  expect(letterOf({ LettreDeMotivation: " <br> " })).toBeNull();
});

test("questions et formulaire dématérialisé", () => {
  const { questions, form } = read({
    QuestionsReponses: [
      { QuestionLibelle: "Permis B ?", ReponseLibelle: "OUI" },
      { QuestionLibelle: "Et après ?" },
    ],
    FormulaireDematerialise: [
      {
        QuestionsBlocFormulaireDematerialise: [
          {
            LibelleQuestionBlocFormulaireDematerialise: "- Votre parcours",
            ReponsesQuestionBlocFormulaireDematerialise: [
              { SaisieLibreReponseQuestionBlocFormulaireDematerialise: "Un stage" },
              { SaisieLibreReponseQuestionBlocFormulaireDematerialise: "Deux étés" },
            ],
          },
        ],
      },
    ],
  }).wish;
  expect(questions).toEqual([
    { question: "Permis B ?", answer: "OUI" },
    { question: "Et après ?", answer: null },
  ]);
  expect(form).toEqual([{ question: "Votre parcours", answer: "Un stage\nDeux étés" }]);
});

describe("ce que le programme ne connaît pas", () => {
  test("se lit comme un plan : libellés tirés des clés, codes et blancs laissés de côté", () => {
    const { others } = read({
      DonneesCandidats: {
        NomCandidat: "MARTIN",
        ProfilCandidatCode: 1,
        ProfilCandidatLibelle: "En Terminale",
      },
      CriteresSociaux: {
        RevenuBrutGlobal: "24 000",
        EchelonBourseLibelle: "Echelon 4",
        EchelonBourseCode: 5,
      },
      DonneesSportifHautNiveau: {},
      BulletinsScolaires: "illisible",
      NouvelleSection: {
        Liste: ["a", "b"],
        Detail: [{ UAICode: "x", Vide: "" }, { Vide: null }],
        Actif: true,
      },
    }).person;
    expect(others).toEqual([
      { title: "Candidat", rows: [{ depth: 0, label: "Profil du candidat", value: "En Terminale" }] },
      {
        title: "Critères sociaux",
        rows: [
          { depth: 0, label: "Revenu brut global", value: "24 000" },
          { depth: 0, label: "Échelon bourse", value: "Echelon 4" },
        ],
      },
      { title: "Bulletins scolaires", rows: [{ depth: 0, label: "Valeur", value: "illisible" }] },
      {
        title: "Nouvelle section",
        rows: [
          { depth: 0, label: "Liste", value: "a, b" },
          { depth: 0, label: "Detail", value: null },
          { depth: 1, label: "1", value: null },
          { depth: 2, label: "UAI code", value: "x" },
          { depth: 0, label: "Actif", value: "Oui" },
        ],
      },
    ]);
  });

  test.each([
    ["CordeesdelareussiteLibelle", "Cordées de la réussite"],
    ["NoteRemonteeParCyclades", "Note remontee par cyclades"],
    ["Annee2025", "Année 2025"],
    ["constructor", "Constructor"],
    ["", "–"],
  ])("libellé de « %s »", (key, label) => expect(keyLabel(key)).toBe(label));

  test("profondeur et nombre de lignes sont bornés", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(60)}1${"}".repeat(60)}`);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`Cle${index}`, "x"]));
    const { others } = read({ Profond: deep, Large: wide }).person;
    expect(others.map(({ title, rows }) => [title, rows.length])).toEqual([["Large", 400]]);
  });
});

test("un export complet est lu en entier", () => {
  const candidates = [...generateCandidates({ candidates: 40, seed: 7, bulletins: true, year: 2026 }, 0)];
  const dossiers = candidates.map(read);
  const has = (tells: (dossier: ReturnType<typeof read>) => boolean) => dossiers.filter(tells).length;
  expect(has(({ person }) => person.reports.length > 0)).toBeGreaterThan(30);
  expect(has(({ person }) => marksOverTime(person.reports) !== null)).toBeGreaterThan(30);
  expect(has(({ person }) => person.prospects !== null)).toBeGreaterThan(20);
  expect(has(({ person }) => person.pix !== null)).toBeGreaterThan(10);
  expect(has(({ wish }) => wish.letter !== null)).toBeGreaterThan(30);
});

test("le plus récent qui dit quelque chose l'emporte, par section et par vœu", () => {
  const received = (wishId: string, importedAt: string, candidate: object) => ({
    wishId,
    importedAt,
    dossier: read(candidate),
  });
  const { person, importedAt, wishes } = joinDossiers([
    received("2", "2026-06-02", { DonneesVoeux: { LettreDeMotivation: "B" }, Neuve: { a: "3" } }),
    received("1", "2026-06-01", { Scolarite: [{ ClassecandidatLibelle: "T1" }], Neuve: { a: "2" } }),
    received("1", "2026-05-01", {
      Scolarite: [{ ClassecandidatLibelle: "T0" }],
      ActivitesCentresInteret: { PratiquesSportivesCulturelles: "Judo" },
      DonneesVoeux: { LettreDeMotivation: "A" },
      Ancienne: { b: "1" },
    }),
  ]);
  expect(person.schooling.map(({ className }) => className)).toEqual(["T1"]);
  expect(person.activities).toMatchObject([{ value: "Judo" }]);
  expect(person.others.map(({ title, rows }) => [title, rows[0]?.value])).toEqual([
    ["Neuve", "3"],
    ["Ancienne", "1"],
  ]);
  expect(importedAt).toEqual({ schooling: "2026-06-01", activities: "2026-05-01", others: "2026-06-02" });
  expect(wishes.get("1")?.letter).toBe("A");
  expect(wishes.get("2")?.letter).toBe("B");
});

const json = fc.jsonValue({ maxDepth: 5 });
/** Known keys with anything under them, nested in one another. */
const { tree: crooked } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    json,
    fc.constantFrom("N", "12,5", "Trimestre 1", null, "\u0000", "\ud800"),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...usualSpellings, "__proto__", "toString"), tie("tree"), { maxKeys: 5 }),
  ),
}));

test("quoi que contienne le dossier, il se lit sans erreur et tient en peu de place", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...usualSpellings, "Autre"), crooked, { maxKeys: 6 }),
      (candidate) => {
        const text = JSON.stringify(candidate);
        const joined = joinDossiers([
          { wishId: "1", importedAt: "", dossier: readDossier(Buffer.from(text)) },
        ]);
        expect(JSON.stringify(joined.person).length).toBeLessThan(text.length * 30 + 1_000);
      },
    ),
    { numRuns: 300 },
  );
});

test("des octets qui ne sont pas un objet donnent un dossier vide", () => {
  for (const bytes of [Buffer.from("[1]"), Buffer.from("\xff", "latin1"), Buffer.from("")])
    expect(readDossier(bytes)).toEqual({
      person: {
        schooling: [],
        reports: [],
        prospects: null,
        baccalaureate: null,
        examMarks: [],
        activities: [],
        pix: null,
        others: [],
      },
      wish: { letter: null, more: [], questions: [], form: [] },
    });
});
