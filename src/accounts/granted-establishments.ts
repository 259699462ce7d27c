import type { Connection } from "../database/database.ts";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { findEstablishment } from "../school/establishment.repository.ts";
import type { Actor } from "./actor.ts";

/**
 * The establishments that the actor gives to an account, by UAI (null: all of them), as identifiers. Nobody gives more than
 * they have (ASVS 5.0 8.2.3). Throws `rights.beyond_own`, and `account.unknown_establishment` for one that is not the school's
 * or not within the actor's own rights.
 */
export async function grantedEstablishments(
  db: Connection,
  actor: Actor,
  uais: readonly string[] | null,
): Promise<string[] | null> {
  if (uais === null) {
    if (actor.establishmentIds !== null) throw errors.rights.beyondOwn();
    return null;
  }
  const ids = new Set<string>();
  for (const uai of uais) {
    const found = await findEstablishment(db, actor, uai).catch((error: unknown) => {
      const unknown = error instanceof AppError && error.code === errors.establishment.notFound(uai).code;
      throw unknown ? errors.account.unknownEstablishment(uai) : error;
    });
    ids.add(found.id);
  }
  return [...ids];
}
