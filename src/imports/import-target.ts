import type { Scope } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { type EstablishmentRow, findEstablishments } from "./import.repository.ts";

/**
 * The establishment that an import writes into: within the scope (null: of any school, for the command line), and with
 * the ParcourSup service switched on. One outside of it is as unknown as one that does not exist (ASVS 5.0 8.2.2).
 */
export async function importTarget(
  db: Connection,
  scope: Scope | null,
  uai: string,
): Promise<EstablishmentRow> {
  const normalised = uai.replace(/\s/gu, "").toUpperCase();
  const found = await findEstablishments(db, scope, normalised);
  const [establishment] = found;
  if (establishment === undefined) throw errors.establishment.notFound(normalised);
  if (found.length > 1) throw errors.establishment.ambiguous(normalised);
  if (!establishment.parcoursup_enabled) throw errors.establishment.serviceOff(establishment.name);
  return establishment;
}
