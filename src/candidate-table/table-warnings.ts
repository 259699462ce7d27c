import { CandidateCount } from "../parcoursup/candidate-count.ts";
import { displayText } from "../parcoursup/display-text.ts";
import { counted, french, inflected } from "../parcoursup/french.ts";
import type { CandidateReference, Warning } from "../parcoursup/problem.ts";
import type { TableField } from "./columns.ts";

/** Names shown of columns or sheets that are not read. */
const NAMES_SHOWN = 20;

/** What is unusual in a table but keeps nobody from being imported, gathered while it is read. */
export class TableWarnings {
  readonly #postalCodes = new CandidateCount();
  readonly #phones = new CandidateCount();
  readonly #birthYears = new CandidateCount();
  readonly #columns: string[] = [];
  readonly #sheets: string[] = [];

  addColumn(heading: string): void {
    this.#columns.push(heading);
  }

  addSheet(name: string): void {
    this.#sheets.push(name);
  }

  addMended(fields: readonly TableField[], candidate: CandidateReference): void {
    if (fields.includes("postalCode")) this.#postalCodes.add(candidate);
    if (fields.some((field) => field !== "postalCode")) this.#phones.add(candidate);
  }

  addUnlikelyBirthYear(candidate: CandidateReference): void {
    this.#birthYears.add(candidate);
  }

  all(): readonly Warning[] {
    return [
      named(
        "table.other_sheet",
        this.#sheets,
        french`Une seule feuille est lue. ${inflected(this.#sheets.length, "Ne l'a pas été", "Ne l'ont pas été")} : ${listed(this.#sheets)}.`,
      ),
      named(
        "table.unknown_column",
        this.#columns,
        french`${inflected(this.#columns.length, "Colonne non reconnue", "Colonnes non reconnues")}, dont rien n'est importé : ${listed(this.#columns)}.`,
      ),
      ofPeople(
        "row.postal_code_mended",
        this.#postalCodes,
        french`${candidates(this.#postalCodes)} dont le code postal a retrouvé le zéro qu'Excel lui avait retiré.`,
      ),
      ofPeople(
        "row.phone_mended",
        this.#phones,
        french`${candidates(this.#phones)} dont un téléphone a retrouvé le « 0 » ou le « + » qu'Excel lui avait retiré.`,
      ),
      ofPeople(
        "row.unlikely_birth_year",
        this.#birthYears,
        french`${candidates(this.#birthYears)} dont l'année de naissance est peu vraisemblable.`,
      ),
    ].filter(({ count }) => count > 0);
  }
}

function named(code: string, names: readonly string[], message: string): Warning {
  return { code, message, count: names.length, candidates: [] };
}

function ofPeople(code: string, concerned: CandidateCount, message: string): Warning {
  return { code, message, count: concerned.count, candidates: concerned.named };
}

function candidates(concerned: CandidateCount): string {
  return counted(concerned.count, "candidat");
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => french`« ${displayText(name)} »`);
  return [...shown, ...(names.length > NAMES_SHOWN ? ["…"] : [])].join(", ");
}
