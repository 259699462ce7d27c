import type { Scope } from "../accounts/actor.ts";
import type { Clock } from "../clock.ts";
import { parisDay } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import {
  type ElsewhereImport,
  findImportsElsewhere,
  findLatestSession,
  findSameFileElsewhere,
  findShrunkenProgrammes,
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
  file: { readonly scope: Scope; readonly session: number },
  clock: Clock,
): Promise<Guard[]> {
  const guards: Guard[] = [];
  const elsewhere = await findImportsElsewhere(transaction, staging, file.scope);
  if (elsewhere.length > 0) guards.push(otherEstablishment(elsewhere));
  const startOfYear = new Date(`${parisDay(clock).slice(0, 4)}-01-01T00:00:00+01:00`);
  const latest = await findLatestSession(transaction, staging, startOfYear);
  if (latest !== null && latest !== file.session) guards.push(otherSession(file.session, latest));
  const shrunken = await findShrunkenProgrammes(transaction, staging, file.session);
  if (shrunken.length > 0) guards.push(manyMissing(shrunken));
  return guards;
}

/** A table names no programme: that the very same file went into another establishment is what tells the wrong one. */
export async function askTableGuards(
  transaction: Transaction,
  staging: Staging,
  sha256: Uint8Array,
  scope: Scope,
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
    .map(({ programme, before, still }) => `formation ${programme} : ${still} sur ${before}`);
  return {
    code: "many_missing",
    message: `Moins de la moitié des candidats déjà importés sont dans ce fichier (${told.join(" ; ")}). Rien n'est supprimé, mais les vœux absents seront marqués.`,
  };
}

function frenchDay(moment: Date): string {
  return new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris" }).format(moment);
}
