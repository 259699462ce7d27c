import { Command } from "commander";
import { systemClock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { backUp } from "../../operation/back-up.ts";
import { counted } from "../../parcoursup/french.ts";
import { printJson, say } from "../output.ts";

export const backupCommand = new Command("backup")
  .description("sauvegarde toute la base dans un fichier, que le service soit en marche ou non")
  .requiredOption(
    "--out <fichier>",
    "le fichier à écrire ; remplacé s'il existe, une fois le nouveau complet",
  )
  .option("--json", "le compte rendu en une ligne JSON")
  .addHelpText(
    "after",
    "\nLa sauvegarde contient des données personnelles : gardez-la aussi soigneusement que la base.",
  )
  .action(async ({ out, json }: { out: string; json?: true }) => {
    const summary = await backUp(readConfig(process.env), out, systemClock);
    if (json) await printJson({ file: out, ...summary });
    else
      say(
        `Sauvegarde écrite : ${out} (${counted(summary.rows, "ligne")}, ${counted(Object.keys(summary.tables).length, "table")}).`,
      );
  });
