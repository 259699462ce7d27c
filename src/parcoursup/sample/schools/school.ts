import type { Town } from "../people/towns.ts";
import { elementAt } from "../random.ts";

/** Codes and labels of `TypeEtablissementorigine…` and `TypedecontratetablissementdorigineLibelle` (parcoursup-format, 3.6). */
export interface School {
  readonly uai: string | null;
  readonly name: string;
  readonly type: { readonly code: number; readonly label: string } | null;
  readonly contract: { readonly code: number; readonly label: string } | null;
  readonly place: {
    readonly city: string;
    readonly postalCode: string;
    readonly department: string;
    readonly departmentCode: string;
  } | null;
  readonly country: { readonly code: string; readonly label: string };
}

const types = {
  withHigherClasses: { code: 1, label: "Lycée à classe postbac" },
  withoutHigherClasses: { code: 2, label: "Lycée sans classe postbac" },
  university: { code: 4, label: "Université" },
} as const;
const contracts = {
  public: { code: 1, label: "Public" },
  private: { code: 2, label: "Privé sous contrat d'association" },
} as const;
const france = { code: "FR", label: "France" } as const;

/** Invented: these schools do not exist. */
const publicNames =
  `des Trois Rivières, du Val Fleuri, des Sept Collines, de la Haute Plaine, des Grands Ormes, du Bois Clair, de la Pierre Levée,
  des Quatre Vents, de l'Étang Neuf, du Champ d'Avoine, des Terres Rouges, de la Source Bleue`
    .split(",")
    .map((name) => name.trim());
const privateNames = [
  "Sainte-Aldegonde-des-Prés",
  "Saint-Ursin",
  "Notre-Dame-des-Moulins",
  "Saint-Corneille",
  "La Providence-du-Lac",
];
const publicKinds = ["Lycée général et technologique", "Lycée polyvalent", "Lycée"];

/** Two invented lycées, one of them with higher classes, and sometimes a private one. */
export function lyceesOf(town: Town, townIndex: number): readonly School[] {
  const publicOne = (rank: number): School => ({
    uai: composeUai(town.departmentCode, 9000 + townIndex * 4 + rank),
    name: `${elementAt(publicKinds, townIndex + rank)} ${elementAt(publicNames, townIndex * 2 + rank)}`,
    type: rank === 0 ? types.withHigherClasses : types.withoutHigherClasses,
    contract: contracts.public,
    place: placeOf(town),
    country: france,
  });
  const privateOne: School = {
    uai: composeUai(town.departmentCode, 9002 + townIndex * 4),
    name: `Lycée privé ${elementAt(privateNames, townIndex)}`,
    type: types.withoutHigherClasses,
    contract: contracts.private,
    place: placeOf(town),
    country: france,
  };
  return townIndex % 2 === 0 ? [publicOne(0), publicOne(1), privateOne] : [publicOne(0), publicOne(1)];
}

export function universityOf(town: Town, townIndex: number): School {
  return {
    uai: composeUai(town.departmentCode, 9003 + townIndex * 4),
    name: `Université ${elementAt(publicNames, townIndex + 5)}`,
    type: types.university,
    contract: contracts.public,
    place: placeOf(town),
    country: france,
  };
}

/** Abroad there is neither UAI nor contract; the name is there all the same. */
export const foreignSchools: readonly School[] = [
  ["Lycée Ibn Zohr El Jadid", "MA", "Maroc"],
  ["Lycée mixte de la Corniche Neuve", "SN", "Sénégal"],
  ["Complexe scolaire Les Palmiers Royaux", "CI", "Côte d'Ivoire"],
  ["Lycée du 20 Mars", "TN", "Tunisie"],
  ["Escola Secundária do Monte Verde", "PT", "Portugal"],
  ["Liceul Teoretic Dealul Mare", "RO", "Roumanie"],
  ["Collège La Grande Anse", "MG", "Madagascar"],
  ["Trường THPT Sông Xanh", "VN", "Viêt Nam"],
].map(([name = "", code = "", label = ""]) => ({
  uai: null,
  name,
  type: null,
  contract: null,
  place: null,
  country: { code, label },
}));

function placeOf(town: Town): School["place"] {
  return {
    city: town.name,
    postalCode: town.postalCode,
    department: town.department,
    departmentCode: town.departmentCode,
  };
}

/** Key letters of a UAI: I, O and Q are left out; the letter is the rank of the seven digits modulo 23. */
const keyLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/**
 * A well-formed UAI: the department in three digits (Corse-du-Sud is 620), a number of four, the key letter. Numbers from 9000 keep away
 * from those in use.
 */
function composeUai(departmentCode: string, number: number): string {
  const department = departmentCode === "2A" ? "620" : departmentCode.padStart(3, "0");
  const digits = `${department}${String(number).padStart(4, "0")}`;
  return `${digits}${keyLetters.charAt(Number(digits) % keyLetters.length)}`;
}
