import { Command } from "commander";
import { findAccountByEmail, listAccounts } from "../../accounts/account.repository.ts";
import { issuePasswordLink } from "../../accounts/create-password-link.ts";
import { readEmail } from "../../accounts/email.ts";
import { forgetSecondFactor } from "../../accounts/remove-second-factor.ts";
import { toUser } from "../../accounts/user.ts";
import { systemClock } from "../../clock.ts";
import type { Connection } from "../../database/database.ts";
import { errors } from "../../errors/error-catalogue.ts";
import { findSchool } from "../../school/school.repository.ts";
import { printJson, printLine, say } from "../output.ts";
import { withDatabase } from "../with-database.ts";

const list = new Command("list")
  .description("liste les comptes d'une école")
  .requiredOption("--school <nom>", "l'école")
  .option("--json", "une ligne JSON par compte")
  .action((options: { readonly school: string; readonly json?: true }) =>
    withDatabase(async ({ db }) => {
      const schoolId = await findSchool(db, options.school);
      for (const account of await listAccounts(db, { schoolId, establishmentIds: null }))
        await (options.json
          ? printJson(toUser(account))
          : printLine([account.email, account.lastName, account.firstName, account.role].join(" | ")));
    }),
  );

const passwordLink = new Command("password-link")
  .description("donne un lien, valable une fois et 24 heures, pour choisir un nouveau mot de passe")
  .argument("<email>", "l'adresse du compte")
  .action((email: string) =>
    withDatabase(async (database, config) => {
      const link = await database.transaction(async ({ db }) => {
        const account = await accountOf(db, email);
        return issuePasswordLink(
          db,
          { schoolId: account.schoolId, accountId: null },
          account.id,
          systemClock,
        );
      });
      await database.makeDurable();
      const address = config.publicUrl?.origin ?? `http://localhost:${config.port}`;
      await printLine(`${address}${link.path}`);
    }),
  );

const resetSecondFactor = new Command("reset-second-factor")
  .description("retire le second facteur d'un compte qui l'a perdu, et ferme ses sessions")
  .argument("<email>", "l'adresse du compte")
  .action((email: string) =>
    withDatabase(async (database) => {
      await database.transaction(async ({ db }) => {
        const account = await accountOf(db, email);
        await forgetSecondFactor(db, { schoolId: account.schoolId, accountId: null }, account.id);
      });
      await database.makeDurable();
      say("Le second facteur est retiré.");
    }),
  );

/** For whoever administers the machine: when nobody of the school can help any more. */
export const usersCommand = new Command("users")
  .description("comptes : liste, mot de passe ou second facteur perdus")
  .addCommand(list)
  .addCommand(passwordLink)
  .addCommand(resetSecondFactor);

for (const command of usersCommand.commands) command.exitOverride();

async function accountOf(db: Connection, typed: string): Promise<{ id: string; schoolId: string }> {
  const email = readEmail(typed) ?? typed;
  const account = await findAccountByEmail(db, email);
  if (account === null) throw errors.account.unknownEmail(email);
  return account;
}
