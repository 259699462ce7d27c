import { parisMoment } from "../clock.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { ImportImpact, ImportReport } from "../imports/import.schema.ts";
import { programmeTitle } from "../imports/programme-title.ts";
import { counted } from "../parcoursup/french.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import { printLine, say } from "./output.ts";
import { foundProblems, problemLine } from "./tell-problems.ts";

/** What became of a file, for a person to read: refusals and questions on standard error, results on standard output. */
export async function printImportReport(report: ImportReport): Promise<void> {
  if (report.status === "rejected") {
    say(errors.import.rejected({ source: report.source }).message);
    say(`Aucun candidat n'a été ajouté. ${foundProblems({ ...report, isReadToEnd: report.readToEnd })}`);
    for (const problem of report.problems) say(`  ${problemLine(problem)}`);
    return;
  }
  if (report.status === "needs-confirmation") {
    say("Rien n'a été ajouté : une confirmation est nécessaire.");
    for (const guard of report.guards) say(`  ${guard.message}`);
    say(`Pour importer quand même : --confirm ${report.guards.map(({ code }) => code).join(",")}`);
    return;
  }
  for (const line of importReportLines(report)) await printLine(line);
}

/** The lines of an import that was made, or (dry run) could be: the same as the dialog tells. */
export function importReportLines(report: ImportReport): string[] {
  const { candidates, created, updated, unchanged, guards, programmes, previousImport, impact } = report;
  const sections = report.unkeptSections.map(({ label }) => label).join(", ");
  const read = counted(candidates, "candidature lue", "candidatures lues");
  const added = counted(created, "candidat ajouté", "candidats ajoutés");
  const wouldBeAdded = counted(created, "candidat serait ajouté", "candidats seraient ajoutés");
  return [
    `${read} : ${report.status === "dry-run" ? wouldBeAdded : added}, ${updated} mis à jour, ${counted(unchanged, "inchangé")}.`,
    ...programmes.map(programmeLine),
    ...guards.map(({ message }) => `Attention : ${message}`),
    ...(previousImport === null
      ? []
      : [
          `Information : ce même fichier a déjà été importé le ${parisMoment(previousImport.at)} (import ${previousImport.id}).`,
        ]),
    ...(impact === null ? [] : impactLines(impact)),
    ...(sections === ""
      ? []
      : [`Information : sections non conservées, comme l'école l'a choisi : ${sections}.`]),
    // Counted above already.
    ...report.warnings
      .filter(({ code }) => impact === null || code !== "candidate.unconfirmed_wish")
      .map(({ message }) => `Information : ${message}`),
  ];
}

function programmeLine({ code, label, candidates }: ImportReport["programmes"][number]): string {
  return `  ${programmeTitle(label, code)} : ${counted(candidates, "candidat")}`;
}

function impactLines(impact: ImportImpact): string[] {
  const changed = impact.changedFields
    .toSorted((a, b) => b.count - a.count)
    .map(({ field, count }) => `${fieldLabel(field)} (${count})`)
    .join(", ");
  const told: readonly (readonly [count: number, singular: string, plural: string])[] = [
    [impact.admitted, "candidat déjà sorti du SAS.", "candidats déjà sortis du SAS."],
    [impact.unconfirmed, "vœu non confirmé.", "vœux non confirmés."],
    [
      impact.possibleDuplicates,
      "doublon possible : même identité qu'une autre personne de l'école.",
      "doublons possibles : même identité qu'une autre personne de l'école.",
    ],
    [
      impact.returned,
      "candidat supprimé auparavant est ajouté de nouveau.",
      "candidats supprimés auparavant sont ajoutés de nouveau.",
    ],
    [impact.kept, "valeur saisie par l'école est conservée.", "valeurs saisies par l'école sont conservées."],
    [
      impact.absent,
      "vœu absent de ce fichier, signalé sur la page du candidat, jamais supprimé.",
      "vœux absents de ce fichier, signalés sur la page du candidat, jamais supprimés.",
    ],
  ];
  return [
    ...(changed === "" ? [] : [`Information : champs modifiés : ${changed}.`]),
    ...told.filter(([count]) => count > 0).map((what) => `Information : ${counted(...what)}`),
  ];
}
