import type { Town } from "../people/towns.ts";
import { towns } from "../people/towns.ts";
import type { Random } from "../random.ts";
import { foreignSchools, lyceesOf, type School, universityOf } from "./school.ts";

const lycees = new Map(towns.map((town, index) => [town, lyceesOf(town, index)]));
const universities = new Map(towns.map((town, index) => [town, universityOf(town, index)]));

/** A lycée of the town. */
export function drawLycee(random: Random, town: Town): School {
  return random.pick(lycees.get(town) ?? []);
}

/** A lycée of the town that has higher classes (BTS): the first of each town. */
export function lyceeWithHigherClasses(town: Town): School {
  const [school] = lycees.get(town) ?? [];
  if (school === undefined) throw new RangeError(`no school in ${town.name}`);
  return school;
}

export function universityIn(town: Town): School {
  const school = universities.get(town);
  if (school === undefined) throw new RangeError(`no university in ${town.name}`);
  return school;
}

export function drawForeignSchool(random: Random): School {
  return random.pick(foreignSchools);
}
