import { Command } from "commander";
import { systemClock } from "../../clock.ts";
import { errors } from "../../errors/error-catalogue.ts";
import { counted } from "../../parcoursup/french.ts";
import type { PurgeReport } from "../../privacy/privacy.schema.ts";
import { listSchools, markPurged } from "../../privacy/purge.repository.ts";
import { previewPurge, purgeSchool } from "../../privacy/purge-school.ts";
import { printJson, printLine } from "../output.ts";
import { withDatabase } from "../with-database.ts";

interface PurgeOptions {
  readonly school?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const purgeCommand = new Command("purge")
  .description("supprime ce que chaque école ne garde plus (Votre école, Données personnelles)")
  .option("--school <nom>", "cette école seulement")
  .option("--dry-run", "compte ce qui serait supprimé, sans rien supprimer")
  .option("--json", "une ligne JSON par école")
  .action((options: PurgeOptions) =>
    withDatabase(async (database) => {
      const schools = await listSchools(database.db, options.school ?? null);
      if (options.school !== undefined && schools.length === 0) throw errors.school.notFound(options.school);
      for (const { id, name } of schools) {
        const report = options.dryRun
          ? await previewPurge(database.db, id, systemClock)
          : await purgeSchool(database, { schoolId: id, accountId: null }, systemClock);
        if (!options.dryRun) await markPurged(database.db, id, systemClock());
        const dryRun = options.dryRun ?? false;
        await (options.json
          ? printJson({ school: name, dryRun, ...report })
          : printLine(`${name} : ${counts(report)}${dryRun ? " (rien n'est supprimé)" : ""}`));
      }
    }),
  );

function counts(report: PurgeReport): string {
  return [
    counted(report.candidates, "candidat"),
    counted(report.archived, "candidat archivé", "candidats archivés"),
    counted(report.records, "dossier Parcoursup", "dossiers Parcoursup"),
    counted(report.trimmedRecords, "dossier allégé", "dossiers allégés"),
    counted(report.imports, "import rendu anonyme", "imports rendus anonymes"),
    counted(report.journalEntries, "ligne de l'historique", "lignes de l'historique"),
    counted(report.sessions, "session"),
    counted(report.forgottenFiles, "empreinte"),
  ].join(", ");
}
