import type { Scope } from "../accounts/actor.ts";
import type { Guard } from "./import.schema.ts";

/**
 * The questions of an import as whoever reads its page may know them: their sentences were made for whoever imported, and one of them
 * names other establishments, which somebody limited to some of them may not see.
 */
export function guardsToldTo({ establishmentIds }: Scope, guards: readonly Guard[]): Guard[] {
  return guards.map((guard) =>
    establishmentIds !== null && guard.code === "other_establishment"
      ? { ...guard, message: "Ce fichier ressemble à un import fait pour un autre établissement." }
      : guard,
  );
}
