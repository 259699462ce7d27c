import { Command } from "commander";
import { errors } from "../../errors/error-catalogue.ts";
import { counted } from "../../parcoursup/french.ts";
import { rotateKey } from "../../privacy/rotate-key.ts";
import { exitCodes } from "../exit-codes.ts";
import { printJson, printLine } from "../output.ts";
import { withDatabase } from "../with-database.ts";

interface RotateKeyOptions {
  readonly decrypt?: true;
  readonly json?: true;
}

export const rotateKeyCommand = new Command("rotate-key")
  .description(
    "chiffre de nouveau tous les dossiers Parcoursup avec RECORD_KEY (ancienne clé : RECORD_KEY_PREVIOUS)",
  )
  .option("--decrypt", "les déchiffre pour de bon, quand RECORD_KEY n'est plus donnée")
  .option("--json", "le compte rendu en une ligne JSON")
  .action((options: RotateKeyOptions) =>
    withDatabase(async (database) => {
      const { current } = database.db.recordKeys;
      // Without its key, a program that goes on importing would leave a mixture: nobody decrypts by an oversight.
      if ((current === null) !== (options.decrypt ?? false)) throw errors.record.keyRequired();
      const report = await rotateKey(database, current);
      if (report.unreadable > 0) process.exitCode = exitCodes.refused;
      await (options.json
        ? printJson(report)
        : printLine(
            `${counted(report.rotated, "dossier traité", "dossiers traités")}, ${counted(report.unreadable, "illisible faute de sa clé", "illisibles faute de leur clé")}.`,
          ));
    }),
  );
