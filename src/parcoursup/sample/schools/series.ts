import type { Weighted } from "../random.ts";
import type { Subject } from "./subjects.ts";

export interface Speciality {
  /** Null where no code is known. */
  readonly code: number | null;
  readonly label: string;
}

/** A series of the bac (parcoursup-format, 3.11: codes, labels, specialities and shares come from there). */
export interface Series {
  readonly code: string;
  readonly label: string;
  readonly track: "general" | "technological" | "professional";
  /** As in « TSTMG2 ». */
  readonly classPrefix: string;
  readonly specialities: readonly Speciality[];
  /** Subjects of the series besides the common ones, both years. */
  readonly subjects: readonly Subject[];
}

const coded = (code: number, label: string): Speciality => ({ code, label });
const named = (label: string): Speciality => ({ code: null, label });
const subjects = (firstCode: number, ...labels: readonly string[]): readonly Subject[] =>
  labels.map((label, rank) => ({ code: firstCode + rank, label }));

const general: Series = {
  code: "Générale",
  label: "Série Générale",
  track: "general",
  classPrefix: "G",
  specialities: [],
  subjects: [],
};

const sti2d: Series = {
  code: "STI2D",
  label: "Sciences et Technologies de l'Industrie et du Développement Durable",
  track: "technological",
  classPrefix: "STI2D",
  specialities: [
    coded(340, "Système informatique et numérique"),
    coded(338, "Energies et environnement"),
    coded(339, "Innovation technologique et eco conception"),
    coded(337, "Architecture et construction"),
  ],
  subjects: subjects(
    501,
    "Physique-Chimie et Mathématiques",
    "Ingénierie, innovation et développement durable",
    "Innovation technologique",
  ),
};

const stmg: Series = {
  code: "STMG",
  label: "Sciences et Technologies du Management et de la Gestion",
  track: "technological",
  classPrefix: "STMG",
  specialities: [
    coded(206, "Mercatique"),
    coded(536, "Gestion et finance"),
    coded(537, "Ressources humaines et communication"),
    coded(538, "Systèmes d'information et de gestion"),
  ],
  subjects: subjects(
    511,
    "Droit et économie",
    "Management, sciences de gestion et numérique",
    "Sciences de gestion et numérique",
  ),
};

const std2a: Series = {
  code: "STD2A",
  label: "Sciences Technologiques du Design et des Arts Appliquées",
  track: "technological",
  classPrefix: "STD2A",
  specialities: [],
  subjects: subjects(
    521,
    "Conception et création en design et métiers d'art",
    "Analyse et méthodes en design",
    "Outils et langages numériques",
  ),
};

const stl: Series = {
  code: "STL",
  label: "Sciences et technologie de laboratoire",
  track: "technological",
  classPrefix: "STL",
  specialities: [coded(272, "Biotechnologies"), coded(273, "Sciences physiques et chimiques en laboratoire")],
  subjects: subjects(531, "Physique-Chimie et Mathématiques", "Biochimie - Biologie", "Biotechnologies"),
};

const st2s: Series = {
  code: "ST2S",
  label: "Sciences et technologies de la santé et du social",
  track: "technological",
  classPrefix: "ST2S",
  specialities: [],
  subjects: subjects(
    541,
    "Sciences et techniques sanitaires et sociales",
    "Biologie et physiopathologie humaines",
    "Physique-Chimie pour la santé",
  ),
};

const stav: Series = {
  code: "STAV",
  label: "Sciences et Technologies de l'agronomie et du vivant",
  track: "technological",
  classPrefix: "STAV",
  specialities: [],
  subjects: subjects(
    551,
    "Territoires et société",
    "Technologie",
    "Gestion des ressources et de l'alimentation",
  ),
};

const sthr: Series = {
  code: "STHR",
  label: "Science et Techniques de l'Hôtellerie et de la Restauration",
  track: "technological",
  classPrefix: "STHR",
  specialities: [],
  subjects: subjects(
    561,
    "Economie et gestion hôtelière",
    "Sciences et technologies culinaires",
    "Sciences et technologies des services",
  ),
};

const professional: Series = {
  code: "P",
  label: "Professionnelle",
  track: "professional",
  classPrefix: "PRO",
  specialities: [
    named("Cybersécurité, informatique et réseaux, électronique"),
    named("Métiers du commerce et de la vente"),
    named("Assistance à la gestion des organisations et de leurs activités"),
    named("Métiers de l'accueil"),
  ],
  subjects: subjects(571, "Enseignement professionnel", "Economie-Gestion", "Co-intervention"),
};

const agricultural: Series = {
  code: "PA",
  label: "Professionnelle Agricole",
  track: "professional",
  classPrefix: "PROA",
  specialities: [coded(344, "Conduite et gestion entreprise hippique")],
  subjects: subjects(581, "Enseignement professionnel", "Biologie-Ecologie", "Conduite de l'entreprise"),
};

/** Of 801 candidates of an IUT in 2024: 482 general, 172 STI2D, 80 STMG, 18 STD2A, a few of each other. */
export const currentSeries: Weighted<Series> = [
  [600, general],
  [215, sti2d],
  [100, stmg],
  [22, std2a],
  [25, professional],
  [12, stl],
  [12, st2s],
  [6, stav],
  [4, sthr],
  [4, agricultural],
];

const older = (code: string, label: string, specialities: readonly Speciality[]): Series => ({
  ...general,
  code,
  label,
  classPrefix: code,
  specialities,
});

/** The general bac before its reform: obtained until 2020. */
export const olderSeries: Weighted<Series> = [
  [
    5,
    older("S", "Scientifique", [
      coded(11, "Mathématiques"),
      coded(32, "Physique-chimie"),
      coded(34, "Sciences de la vie et de la terre"),
      coded(350, "Informatique et sciences du numérique"),
    ]),
  ],
  [
    3,
    older("ES", "Economique et social", [
      coded(352, "Economie approfondie"),
      coded(353, "Sciences sociales et politiques"),
    ]),
  ],
  [2, older("L", "Littéraire", [coded(23, "Langue renforcée"), coded(25, "Arts plastiques")])],
];

export const foreignSeries: Weighted<Series> = [
  [4, { ...general, code: "GEN", label: "Générale" }],
  [3, { ...general, code: "SCI", label: "Scientifique" }],
  [2, { ...general, code: "LIT", label: "Littéraire" }],
  [1, { ...general, code: "I", label: "Baccalauréat International" }],
];
