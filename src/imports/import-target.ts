import type { Scope } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { type EstablishmentRow, findEstablishments } from "./import.repository.ts";
import type { SourceName } from "./import.schema.ts";

/**
 * The establishment that an import writes into: within the scope (null: of any school, for the command line). One outside of it is
 * as unknown as one that does not exist (ASVS 5.0 8.2.2). For Parcoursup's files the ParcourSup service must be switched on.
 */
export async function importTarget(
  db: Connection,
  scope: Scope | null,
  uai: string,
  source: SourceName = "parcoursup",
): Promise<EstablishmentRow> {
  const normalised = uai.replace(/\s/gu, "").toUpperCase();
  const found = await findEstablishments(db, scope, normalised);
  const [establishment] = found;
  if (establishment === undefined) throw errors.establishment.notFound(normalised);
  if (found.length > 1) throw errors.establishment.ambiguous(normalised);
  if (source === "parcoursup" && !establishment.parcoursup_enabled)
    throw errors.establishment.serviceOff(establishment.name);
  return establishment;
}
