import { Command } from "commander";
import { setUp } from "../../accounts/set-up.ts";
import { readSetUpOptions } from "../../accounts/set-up-options.ts";
import { systemClock } from "../../clock.ts";
import { AppError } from "../../errors/app-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { printJson, say } from "../output.ts";
import { tellSetUp } from "../tell-set-up.ts";
import { withDatabase } from "../with-database.ts";

/** Option → the variable of the environment that it replaces. The password stays out of the process list: environment only. */
interface SetupOptions {
  readonly school?: string;
  readonly establishments?: string;
  readonly campaign?: string;
  readonly adminEmail?: string;
  readonly json?: true;
}

export const setupCommand = new Command("setup")
  .description(
    "crée l'école, ses établissements, la campagne et l'administrateur ; ne fait rien si c'est déjà fait",
  )
  .option("--school <nom>", "nom de l'école ; ajoute une école si aucune ne porte ce nom (SCHOOL_NAME)")
  .option("--establishments <liste>", "UAI=Nom;UAI=Nom (ESTABLISHMENTS)")
  .option("--campaign <nom>", "campagne courante (CAMPAIGN)")
  .option("--admin-email <adresse>", "email de l'administrateur (ADMIN_EMAIL)")
  .option("--json", "le résultat en une ligne JSON")
  .addHelpText(
    "after",
    "\nLe mot de passe de l'administrateur vient de ADMIN_PASSWORD ; sinon il est généré et affiché une fois.",
  )
  .action(async (options: SetupOptions, command: Command) => {
    const given = variablesOf(options);
    refuseWrongOptions(given, command);
    const fromEnvironment = readSetUpOptions({ ...process.env, ...given });
    const unless = options.school === undefined ? "any-school-exists" : "this-school-exists";
    const result = await withDatabase(
      (database) => setUp(database, { ...fromEnvironment, unless }, systemClock),
      "create",
    );
    if (options.json) await printJson(result);
    else if (result.status === "already-done") say(`Déjà fait : l'école « ${result.schoolName} » existe.`);
    else tellSetUp(result);
  });

/** The option that stands for each variable. */
const optionOf: Readonly<Record<string, string>> = {
  SCHOOL_NAME: "--school",
  ESTABLISHMENTS: "--establishments",
  CAMPAIGN: "--campaign",
  ADMIN_EMAIL: "--admin-email",
};

function variablesOf({ school, establishments, campaign, adminEmail }: SetupOptions): NodeJS.ProcessEnv {
  const values = {
    SCHOOL_NAME: school,
    ESTABLISHMENTS: establishments,
    CAMPAIGN: campaign,
    ADMIN_EMAIL: adminEmail,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** A value that an option cannot have is a mistake of usage, told by the option's name; one of the environment is not. */
function refuseWrongOptions(given: NodeJS.ProcessEnv, command: Command): void {
  const refuse = (variable: string, expected: string) =>
    command.error(`Erreur : l'option « ${optionOf[variable]} » est invalide ; il faut : ${expected}.`, {
      exitCode: exitCodes.usage,
    });
  const blank = Object.keys(given).find((variable) => given[variable]?.trim() === "");
  if (blank !== undefined) refuse(blank, "une valeur");
  try {
    readSetUpOptions(given);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refuse(String(error.details.variable), String(error.details.expected));
  }
}
