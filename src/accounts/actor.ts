import { errors } from "../errors/error-catalogue.ts";
import type { Role } from "./account.schema.ts";

/** Who acts: established once per request (or by the command line), handed down to every use case. */
export interface Actor {
  readonly accountId: string;
  readonly schoolId: string;
  readonly role: Role;
  /** The establishments this person is limited to; null: all those of the school, those to come included. */
  readonly establishmentIds: readonly string[] | null;
  readonly mustChangePassword: boolean;
}

/** Which rows may be seen: those of one school, there those of some establishments (null: of all of them). */
export type Scope = Pick<Actor, "schoolId" | "establishmentIds">;

/** What a route demands of whoever calls it; every route of the API declares one (`http/access.ts`). */
export type Access = "public" | "signed-in" | "school_admin" | "whole_school";

/**
 * The one place where rights are decided by role (`domain.md`, "Who uses it"); rights over one object are decided by
 * looking it up inside the actor's scope (`scope.repository.ts`). What belongs to every establishment at once (the school's
 * name, its campaigns, adding a site) is `whole_school`: an administrator limited to some establishments may not touch it.
 * ASVS 5.0 8.2.1, 8.3.1.
 */
export function requireAccess(actor: Actor, access: Access): void {
  if (access === "public" || access === "signed-in") return;
  if (actor.role !== "school_admin") throw errors.rights.schoolAdminOnly();
  if (access === "whole_school" && actor.establishmentIds !== null) throw errors.rights.wholeSchoolOnly();
}
