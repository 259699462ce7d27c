import type { Clock } from "../clock.ts";
import { parisDay } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import { counted } from "../parcoursup/french.ts";
import { programmeName } from "../profiles/programme-key.ts";
import {
  type ElsewhereImport,
  findImportsElsewhere,
  findOtherPersons,
  findSameFileElsewhere,
  findSessions,
  findShrunkenProgrammes,
  type GuardedFile,
  type ShrunkenProgramme,
} from "./guards.repository.ts";
import type { Guard } from "./import.schema.ts";
import type { Staging } from "./staging.repository.ts";

/**
 * What makes a file look like the wrong one, asked before anything is kept. Persons must have been recognised.
 * Each guard is confirmed by sending the file again with its code.
 */
export async function askGuards(
  transaction: Transaction,
  staging: Staging,
  file: GuardedFile,
  clock: Clock,
): Promise<Guard[]> {
  const guards: Guard[] = [];
  const elsewhere = await findImportsElsewhere(transaction, staging, file);
  if (elsewhere.length > 0) guards.push(otherEstablishment(elsewhere));
  else if (!file.isCoded) guards.push(...(await askSameFileElsewhere(transaction, staging, file)));
  const startOfYear = new Date(`${parisDay(clock).slice(0, 4)}-01-01T00:00:00+01:00`);
  const sessions = await findSessions(transaction, staging, startOfYear);
  const [latest] = sessions;
  if (latest !== undefined && !sessions.includes(file.session))
    guards.push(otherSession(file.session, latest));
  const shrunken = await findShrunkenProgrammes(transaction, staging, file);
  if (shrunken.length > 0) guards.push(manyMissing(shrunken));
  const others = await findOtherPersons(transaction);
  if (others.length > 0) guards.push(otherPersons(others));
  return guards;
}

/**
 * Where a file does not name its programmes (a table never does), that the very same file went into another establishment is what tells
 * the wrong one.
 */
export async function askSameFileElsewhere(
  transaction: Transaction,
  staging: Staging,
  { sha256, scope }: Pick<GuardedFile, "sha256" | "scope">,
): Promise<Guard[]> {
  const [latest] = await findSameFileElsewhere(transaction, staging, sha256, scope);
  if (latest === undefined) return [];
  const { establishmentName: name, uai, importedAt } = latest;
  const place = name === null ? "un établissement auquel vous n'avez pas accès" : `${name} (${uai})`;
  return [
    {
      code: "other_establishment",
      message: `Ce même fichier a été importé pour un autre établissement : ${place}, le ${frenchDay(importedAt)}.`,
    },
  ];
}

function otherEstablishment(imports: readonly ElsewhereImport[]): Guard {
  const told = imports
    .slice(0, 3)
    .map(({ programme, establishmentName, uai, importedAt }) =>
      establishmentName === null
        ? `formation ${programme} → un établissement auquel vous n'avez pas accès`
        : `formation ${programme} → ${establishmentName} (${uai}), le ${frenchDay(importedAt)}`,
    );
  return {
    code: "other_establishment",
    message: `Ce fichier ressemble à un import fait pour un autre établissement (${told.join(" ; ")}).`,
  };
}

function otherSession(session: number, latest: number): Guard {
  return {
    code: "other_session",
    message: `Ce fichier est de la session ${session}, alors que le dernier import de cet établissement était de la session ${latest}.`,
  };
}

function manyMissing(programmes: readonly ShrunkenProgramme[]): Guard {
  const told = programmes
    .slice(0, 3)
    .map(({ programme, before, still }) => `formation ${programmeName(programme)} : ${still} sur ${before}`);
  return {
    code: "many_missing",
    message: `Moins de la moitié des candidats déjà importés sont dans ce fichier (${told.join(" ; ")}). Rien n'est supprimé, mais les vœux absents seront marqués.`,
  };
}

function otherPersons(fileNumbers: readonly string[]): Guard {
  const told = fileNumbers.slice(0, 3).join(", ");
  const more = fileNumbers.length > 3 ? ` et ${counted(fileNumbers.length - 3, "autre")}` : "";
  return {
    code: "other_person",
    message: `Des numéros de dossier déjà connus sont dans ce fichier ceux d'autres personnes : ni le nom, ni le prénom, ni la date de naissance ne sont les mêmes (${told}${more}). Leurs profils prendraient l'identité du fichier.`,
  };
}

function frenchDay(moment: Date): string {
  return new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris" }).format(moment);
}
