import { Command } from "commander";
import { readConfig } from "../../config.ts";
import { describeDatabase, openAsItIs } from "../../database/open-database.ts";
import { openArchive, restore } from "../../operation/restore.ts";
import { counted, inflected } from "../../parcoursup/french.ts";
import { printJson, say } from "../output.ts";

export const restoreCommand = new Command("restore")
  .description("remet dans une base vide ce qu'une sauvegarde contient")
  .argument("<fichier>", "un fichier écrit par « backup », d'une base embarquée ou d'un serveur")
  .option("--force", "remplace tout ce que la base contient, si elle n'est pas vide")
  .option("--json", "le compte rendu en une ligne JSON")
  .addHelpText(
    "after",
    "\nArrêtez d'abord le service. Tout ou rien : en cas d'erreur, la base reste ce qu'elle était.\nLes sessions ne sont pas reprises : chacun se connecte à nouveau.",
  )
  .action(async (path: string, { force, json }: { force?: true; json?: true }) => {
    const archive = await openArchive(path);
    const config = readConfig(process.env);
    say(`Restauration dans ${describeDatabase(config)}.`);
    const database = await openAsItIs(config, "create");
    try {
      const summary = await restore(database, archive, { force: force ?? false });
      if (summary.unreadable > 0)
        say(
          `Attention : ${counted(summary.unreadable, "élément est chiffré", "éléments sont chiffrés")} avec une clé qui n'est pas celle de RECORD_KEY et ${inflected(summary.unreadable, "restera illisible", "resteront illisibles")} sans elle. Donnez la clé de l'installation sauvegardée.`,
        );
      if (json) await printJson({ file: path, ...summary });
      else
        say(
          `Restauré : ${counted(summary.rows, "ligne")} de la sauvegarde du ${summary.createdAt}. Démarrez le service.`,
        );
    } finally {
      await database.close();
    }
  });
