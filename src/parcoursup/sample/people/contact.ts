import type { Random } from "../random.ts";
import type { Town } from "./towns.ts";
import { towns } from "./towns.ts";

/** What the people of one household share. */
export interface Home {
  readonly town: Town;
  readonly addressLines: readonly string[];
  readonly landline: string | null;
}

const streetNames =
  `des Lilas, de la Gare, du Moulin, des Écoles, de la République, du Château, des Acacias, de l'Église, des Tilleuls, de la Fontaine,
  du Stade, des Vignes, de la Paix, du Lavoir, des Peupliers, de la Mairie, du Clos Fleuri, des Cerisiers, de l'Abbaye, du Pré Long,
  des Hirondelles, de la Croix Blanche, du Vieux Pont, des Coquelicots, de l'Île aux Oiseaux, du Four à Chaux, de la Tuilerie, des Bleuets`
    .split(",")
    .map((name) => name.trim());
const streetTypes = [
  "rue",
  "rue",
  "rue",
  "avenue",
  "boulevard",
  "allée",
  "impasse",
  "chemin",
  "place",
  "résidence",
];

/** Ranges that the French regulator (ARCEP) reserves for fiction: these numbers never ring anywhere. */
const landlineRanges = { 1: "019900", 2: "026191", 3: "035301", 4: "046571", 5: "053649" } as const;
const mobileRange = "063998";

/** Reserved by RFC 2606: mail sent there reaches nobody. */
const mailDomains = ["example.com", "example.org", "example.net"];

export function drawHome(random: Random): Home {
  const town = random.pick(towns);
  const number = `${random.integer(1, 180)}${random.chance(0.08) ? " bis" : ""}`;
  const addressLines = [`${number} ${random.pick(streetTypes)} ${random.pick(streetNames)}`];
  if (random.chance(0.25))
    addressLines.push(`Bâtiment ${random.pick(["A", "B", "C"])}, appartement ${random.integer(1, 80)}`);
  if (random.chance(0.03)) addressLines.push("Chez Mme la tutrice");
  const landline = random.chance(0.3) ? drawPhone(random, landlineRanges[town.phoneZone]) : null;
  return { town, addressLines, landline };
}

export function drawMobile(random: Random): string {
  return drawPhone(random, mobileRange);
}

/** The site takes telephone numbers in any form. */
function drawPhone(random: Random, range: string): string {
  const number = `${range}${random.integer(0, 9999).toString().padStart(4, "0")}`;
  const pairs = number.match(/../g) ?? [];
  return random.weighted([
    [70, number],
    [18, pairs.join(" ")],
    [8, pairs.join(".")],
    [4, `+33${number.slice(1)}`],
  ]);
}

/** @param token makes the address unique, as people add figures to a name that is taken. */
export function composeEmail(random: Random, names: readonly string[], token: string): string {
  const local = names
    .map(asciiWord)
    .filter((word) => word !== "")
    .join(random.pick([".", "", "-", "_"]));
  return `${local}.${token}@${random.pick(mailDomains)}`;
}

function asciiWord(name: string): string {
  return name
    .replace(/œ/gi, "oe")
    .replace(/ı/g, "i")
    .replace(/đ/gi, "d")
    .replace(/ł/gi, "l")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
