import type { Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { lockUntilCommit } from "../database/lock-until-commit.ts";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { insertCampaign, type StoredCampaign } from "../school/campaign.repository.ts";
import { campaignEvent } from "../school/campaign.ts";
import { currentCampaignName } from "../school/current-campaign-name.ts";
import { insertEstablishment } from "../school/establishment.repository.ts";
import { findSchoolNamed, insertSchool } from "../school/school.repository.ts";
import { type Account, insertAccount } from "./account.repository.ts";
import { generatePassword } from "./generated-password.ts";
import { hashPassword } from "./password-hash.ts";
import { findWeakness } from "./password-policy.ts";
import type { SetUpOptions } from "./set-up-options.ts";
import { accountEvent } from "./user.ts";

export type SetUpResult =
  | { readonly status: "already-done"; readonly schoolName: string }
  | {
      readonly status: "created";
      readonly schoolId: string;
      readonly schoolName: string;
      readonly establishments: SetUpOptions["establishments"];
      readonly campaign: string;
      readonly administrator: {
        readonly email: string;
        /** To be shown once and kept nowhere; null when the password was given. */
        readonly generatedPassword: string | null;
      };
    };

const administratorName = { firstName: "Administrateur", lastName: "École" };

/**
 * Creates a school ready to import: its establishments, the current campaign and an administrator. All or nothing; does nothing
 * when there is a school already (`SetUpOptions.unless`); instances that start together wait for each other.
 * The password, given or generated, need not be changed: nobody but its holder has seen it.
 * Throws `configuration.weak_admin_password`, `configuration.admin_email_taken`.
 */
export function setUp(database: Database, options: SetUpOptions, clock: Clock): Promise<SetUpResult> {
  return database.transaction(async ({ db }) => {
    await lockUntilCommit(db, "set-up");
    const wanted = options.unless === "this-school-exists" ? options.schoolName : null;
    const existing = await findSchoolNamed(db, wanted);
    if (existing !== null) return { status: "already-done", schoolName: existing.name };
    return create(db, options, clock);
  });
}

async function create(db: Connection, options: SetUpOptions, clock: Clock): Promise<SetUpResult> {
  const { schoolName, establishments } = options;
  const { id: schoolId } = await insertSchool(db, schoolName);
  await addEstablishments(db, schoolId, establishments);
  const campaign = await addCampaign(db, schoolId, options.campaign ?? currentCampaignName(clock));
  const password = options.adminPassword ?? generatePassword();
  const administrator = await addAdministrator(db, {
    schoolId,
    email: options.adminEmail,
    password,
    targetCampaignId: campaign.id,
  });
  return {
    status: "created",
    schoolId,
    schoolName,
    establishments,
    campaign: campaign.name,
    administrator: {
      email: administrator.email,
      generatedPassword: options.adminPassword === null ? password : null,
    },
  };
}

async function addEstablishments(
  db: Connection,
  schoolId: string,
  establishments: SetUpOptions["establishments"],
): Promise<void> {
  for (const establishment of establishments) {
    const details = { ...establishment, parcoursupEnabled: true };
    await insertEstablishment(db, schoolId, details);
    await recordEvent(db, { schoolId, accountId: null }, { type: "settings.establishment_added", details });
  }
}

async function addCampaign(db: Connection, schoolId: string, name: string): Promise<StoredCampaign> {
  const campaign = await insertCampaign(db, schoolId, { name, startsOn: null, endsOn: null });
  await recordEvent(db, { schoolId, accountId: null }, campaignEvent("settings.campaign_added", campaign));
  return campaign;
}

async function addAdministrator(
  db: Connection,
  administrator: { schoolId: string; email: string; password: string; targetCampaignId: string },
): Promise<Account> {
  const { schoolId, email, password, targetCampaignId } = administrator;
  const weakness = findWeakness(password, { email, ...administratorName });
  if (weakness !== null) throw errors.configuration.weakAdminPassword(weakness);
  const account = await insertAccount(db, {
    schoolId,
    email,
    ...administratorName,
    role: "school_admin",
    establishmentIds: null,
    passwordHash: await hashPassword(password),
    mustChangePassword: false,
    targetCampaignId,
  }).catch((error: unknown) => {
    const taken = error instanceof AppError && error.code === errors.account.emailTaken().code;
    throw taken ? errors.configuration.adminEmailTaken(email) : error;
  });
  await recordEvent(db, { schoolId, accountId: null }, accountEvent("account.added", account));
  return account;
}
