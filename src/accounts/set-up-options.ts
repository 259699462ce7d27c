import { errors } from "../errors/error-catalogue.ts";
import { readUai } from "../school/uai.ts";
import { tidyName } from "../tidy-name.ts";
import { readEmail } from "./email.ts";

/** What a first start creates (`design.md` §4). */
export interface SetUpOptions {
  /**
   * When there is nothing to do: as soon as the database holds any school (a start), or only when it holds one of this name
   * (`setup --school NAME`). A start must not mind that the school has been renamed since.
   */
  readonly unless: "any-school-exists" | "this-school-exists";
  readonly schoolName: string;
  readonly establishments: readonly { readonly uai: string; readonly name: string }[];
  /** Null: the one of today, `currentCampaignName`. */
  readonly campaign: string | null;
  readonly adminEmail: string;
  /** Null: one is generated. */
  readonly adminPassword: string | null;
}

/** What stands in where no establishment is named. `0000000` has the key letter A and is nobody's number: well formed, and visibly an example. */
export const placeholder = { uai: "0000000A", name: "Mon établissement" };

const longestName = 120;

/** Reads `ADMIN_EMAIL`, `ADMIN_PASSWORD`, `SCHOOL_NAME`, `ESTABLISHMENTS`, `CAMPAIGN`; throws naming the one that is wrong. */
export function readSetUpOptions(environment: NodeJS.ProcessEnv): SetUpOptions {
  return {
    unless: "any-school-exists",
    schoolName: readName(environment, "SCHOOL_NAME") ?? "Mon école",
    establishments: readEstablishments(environment.ESTABLISHMENTS),
    campaign: readName(environment, "CAMPAIGN"),
    adminEmail: readAdminEmail(environment.ADMIN_EMAIL),
    // Exactly as given: a password may begin with a space (ASVS 5.0 6.2.8).
    adminPassword: environment.ADMIN_PASSWORD || null,
  };
}

function readName(environment: NodeJS.ProcessEnv, variable: string): string | null {
  const name = tidyName(environment[variable] ?? "");
  if (name.length > longestName)
    throw errors.configuration.invalid(variable, `${longestName} caractères au plus`);
  return name || null;
}

function readAdminEmail(text: string | undefined): string {
  const email = readEmail(text?.trim() || "admin@ecole.example");
  if (email === null)
    throw errors.configuration.invalid("ADMIN_EMAIL", "une adresse email, par exemple admin@mon-ecole.fr");
  return email;
}

function readEstablishments(text: string | undefined): SetUpOptions["establishments"] {
  const items = (text ?? "").split(";").filter((item) => item.trim() !== "");
  if (items.length === 0) return [placeholder];
  const establishments = items.map(readEstablishment);
  const uais = establishments.map(({ uai }) => uai);
  const twice = uais.find((uai, position) => uais.indexOf(uai) !== position);
  if (twice !== undefined)
    throw errors.configuration.invalid("ESTABLISHMENTS", `${twice} y figure deux fois`);
  return establishments;
}

function readEstablishment(item: string): { uai: string; name: string } {
  const [typed = "", ...rest] = item.split("=");
  const uai = readUai(typed);
  const name = tidyName(rest.join("="));
  if (uai === null)
    throw errors.configuration.invalid(
      "ESTABLISHMENTS",
      `« ${typed.trim()} » n'est pas un UAI (forme attendue : 0870015U=Site de Limoges;0750654D=Site de Paris)`,
    );
  if (name === "" || name.length > longestName)
    throw errors.configuration.invalid(
      "ESTABLISHMENTS",
      `${uai} doit être suivi de = et d'un nom de ${longestName} caractères au plus`,
    );
  return { uai, name };
}
