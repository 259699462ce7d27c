import { Command, Option } from "commander";
import { frenchDay } from "../../clock.ts";
import { errors } from "../../errors/error-catalogue.ts";
import { findEstablishments } from "../../imports/import.repository.ts";
import { streamCandidates } from "../../sas/candidate-line.repository.ts";
import { candidateSummary } from "../../sas/candidate-summary.ts";
import { printJson, printLine } from "../output.ts";
import { schoolScope } from "../school-scope.ts";
import { withDatabase } from "../with-database.ts";

interface CandidatesOptions {
  readonly establishment: string;
  readonly school?: string;
  readonly stage: "sas" | "admitted" | "all";
  readonly json?: true;
}

export const candidatesCommand = new Command("candidates")
  .description("liste les candidats d'un établissement")
  .requiredOption("--establishment <UAI>", "l'établissement")
  .option("--school <nom>", "l'école, quand plusieurs ont cet établissement")
  .addOption(
    new Option("--stage <étape>", "dans le SAS, sortis du SAS, ou tous")
      .choices(["sas", "admitted", "all"])
      .default("sas"),
  )
  .option("--json", "une ligne JSON par candidat")
  .action((options: CandidatesOptions) =>
    withDatabase(async ({ db }) => {
      const school = await schoolScope(db, options.school);
      const uai = options.establishment.trim().toUpperCase();
      const found = await findEstablishments(db, school, uai);
      const [establishment] = found;
      if (establishment === undefined) throw errors.establishment.notFound(uai);
      if (found.length > 1) throw errors.establishment.ambiguous(uai);
      const scope = { schoolId: establishment.school_id, establishmentIds: null, stage: options.stage };
      for await (const line of streamCandidates(db, scope, { establishment: uai })) {
        const candidate = candidateSummary(line);
        await (options.json
          ? printJson(candidate)
          : printLine(
              [
                frenchDay(candidate.createdOn),
                frenchDay(candidate.birthDate),
                candidate.lastName,
                candidate.firstName,
                candidate.email,
              ]
                .concat(candidate.diplomas)
                .join(" | "),
            ));
      }
    }),
  );
