import type { ColumnType, Generated } from "kysely";

/** Tables as the program sees them. Identifiers are 64-bit numbers carried as text; days are `YYYY-MM-DD` text. */
export interface Tables {
  school: SchoolTable;
  establishment: EstablishmentTable;
  campaign: CampaignTable;
  account: AccountTable;
  account_establishment: AccountEstablishmentTable;
  session: SessionTable;
  second_factor: SecondFactorTable;
  pending_second_factor: PendingSecondFactorTable;
  recovery_code: RecoveryCodeTable;
  password_link: PasswordLinkTable;
  sign_in_attempt: SignInAttemptTable;
  journal_entry: JournalEntryTable;
  import: ImportTable;
  import_candidate: ImportCandidateTable;
  import_wish: ImportWishTable;
  candidate: CandidateTable;
  candidate_edit: CandidateEditTable;
  candidate_note: CandidateNoteTable;
  diploma: DiplomaTable;
  parcoursup_file: ParcoursupFileTable;
  wish: WishTable;
  parcoursup_record: ParcoursupRecordTable;
  forgotten_file: ForgottenFileTable;
  candidate_link: CandidateLinkTable;
  link_key: LinkKeyTable;
  link_proposal: LinkProposalTable;
  link_refusal: LinkRefusalTable;
  link_pending: LinkPendingTable;
}

type Id = Generated<string>;
type Moment = ColumnType<Date, Date | undefined, Date>;
/** Written as JSON text, read as what it holds. */
type Json<Value> = ColumnType<Value, string, string>;

interface SchoolTable {
  id: Id;
  name: string;
  created_at: Moment;
  /** Months that candidates are kept: in use after their last activity, then archived (`privacy/retention.ts`). */
  candidate_active_months: Generated<number>;
  candidate_archived_months: Generated<number>;
  /** Months that what was received is kept after its import. */
  record_months: Generated<number>;
  /** Months that the Historique and what else tells who did what is kept. */
  trace_months: Generated<number>;
  /** Sections of a candidate's object that are dropped at import, in their usual spelling. */
  unkept_sections: Generated<string[]>;
  /** When an instance last took on the daily purge. */
  purged_at: Date | null;
  /** Secret of the digests of `forgotten_file`; null until the first of them. */
  forgetting_key: Buffer | null;
  /** Nobody works before having set up a second factor. */
  second_factor_required: Generated<boolean>;
}

interface EstablishmentTable {
  id: Id;
  school_id: string;
  uai: string;
  name: string;
  parcoursup_enabled: boolean;
  created_at: Moment;
}

interface CampaignTable {
  id: Id;
  school_id: string;
  name: string;
  starts_on: string | null;
  ends_on: string | null;
  archived_at: Date | null;
  created_at: Moment;
}

interface AccountTable {
  id: Id;
  school_id: string;
  email: string;
  first_name: string;
  last_name: string;
  role: "school_admin" | "recruiter";
  password_hash: string;
  must_change_password: boolean;
  disabled_at: Date | null;
  target_campaign_id: string | null;
  /** False: only those of `account_establishment`. */
  all_establishments: Generated<boolean>;
  created_at: Moment;
  last_sign_in_at: Date | null;
  /** Who the identity provider says this is; null for whoever never came that way. */
  provider_issuer: string | null;
  provider_subject: string | null;
  /** When the Historique last heard of failed sign-ins to this account. */
  sign_in_failure_told_at: Date | null;
}

/** The establishments of an account that does not have all of them. */
interface AccountEstablishmentTable {
  account_id: string;
  establishment_id: string;
}

interface SessionTable {
  /** SHA-256 of the token: what the browser holds is never stored. */
  token_hash: Buffer;
  /** What the account's holder sees and ends it by; worth nothing as a token. */
  id: Id;
  account_id: string;
  created_at: Moment;
  last_seen_at: Moment;
  expires_at: Date;
  /** « Firefox sous Windows » (`accounts/browser-name.ts`). */
  browser: Generated<string>;
  /** When its holder last proved who they are. */
  authenticated_at: Moment;
  /** Begun through the identity provider, which asked for what it asks for. */
  by_provider: Generated<boolean>;
}

/** The second factor of an account that has one. */
interface SecondFactorTable {
  account_id: string;
  /** The key that makes the codes; sealed when `key_id` is not null (`accounts/sealed-secret.ts`). */
  secret: Buffer;
  key_id: string | null;
  confirmed_at: Date;
  /** Steps of thirty seconds since 1970: that of the last code used, and none before it is taken again. */
  last_step: string;
  recovery_salt: Buffer;
}

/** A key that was shown and has not made its first code yet. */
interface PendingSecondFactorTable {
  account_id: string;
  secret: Buffer;
  key_id: string | null;
  begun_at: Date;
}

/** The recovery codes that are left. */
interface RecoveryCodeTable {
  account_id: string;
  /** `accounts/recovery-codes.ts`. */
  digest: Buffer;
}

/** The one link by which an account may be given another password. */
interface PasswordLinkTable {
  account_id: string;
  /** SHA-256 of the secret part of the link, which is never stored. */
  digest: Buffer;
  expires_at: Date;
}

/** Attempts that have not succeeded: written before the password is looked at, removed when it is right. */
interface SignInAttemptTable {
  id: Id;
  /** What is throttled: a digest of the e-mail typed, of the client's network address, or of both. */
  subject: Buffer;
  attempted_at: Moment;
}

interface JournalEntryTable {
  id: Id;
  school_id: string;
  at: Moment;
  account_id: string | null;
  type: string;
  details: Json<Record<string, unknown>>;
}

interface ImportTable {
  id: Id;
  school_id: string;
  establishment_id: string;
  account_id: string | null;
  /** What kind of file it took. */
  source: ColumnType<"parcoursup" | "table", "parcoursup" | "table" | undefined, never>;
  state: "checking" | "writing" | "imported" | "rejected" | "to_confirm" | "interrupted" | "undone";
  file_name: string;
  file_size: string;
  sha256: Buffer;
  started_at: Moment;
  /** The importing process says now and then that it lives. */
  alive_at: Moment;
  finished_at: Date | null;
  session: number | null;
  candidates: Generated<number>;
  created: Generated<number>;
  updated: Generated<number>;
  unchanged: Generated<number>;
  problem_count: Generated<number>;
  programmes: Json<unknown[]>;
  problems: Json<unknown[]>;
  /** `[{ code, count }]`; empty for imports of before they were kept. */
  problem_counts: ColumnType<unknown[], string | undefined, string>;
  warnings: Json<unknown[]>;
  /** The questions that were not answered: `[{ code, message }]`. */
  guards: ColumnType<unknown[], string | undefined, string>;
  /** What it did to what was there (`imports/impact.repository.ts`). */
  impact: Json<unknown> | null;
  undone_at: Date | null;
  undone_by: string | null;
  undo_report: Json<unknown> | null;
  /** Sections that the file had and the school does not keep. */
  unkept_sections: Generated<string[]>;
}

interface ImportCandidateTable {
  import_id: string;
  candidate_id: string;
  outcome: "created" | "updated" | "unchanged";
  /** Fields of a known profile that the import changed: `[{ field, before, after }]`. */
  changes: ColumnType<unknown[], string | undefined, string>;
  /** Fields edited by staff, left as they are: `[{ field, current, received }]`. */
  kept: ColumnType<unknown[], string | undefined, string>;
  /** Of a row of a table: SHA-256 of what it said, and the identity it had, by which the next import knows it again. */
  row_digest: ColumnType<Buffer | null, never, never>;
  row_identity: ColumnType<string | null, never, never>;
  /** The person's Parcoursup files that had no numéro de dossier until this import brought it. */
  numbered_files: ColumnType<string[] | null, never, never>;
}

interface CandidateTable {
  id: Id;
  school_id: string;
  establishment_id: string;
  /** Null while in the SAS. */
  campaign_id: string | null;
  /** `campaign_id is null`; computed by the database, for indexes. */
  in_sas: ColumnType<boolean, never, never>;
  admitted_at: Date | null;
  created_at: Moment;
  /** The day of `created_at` in Europe/Paris; computed by the database. */
  created_on: ColumnType<string, never, never>;
  civility: "M" | "F";
  last_name: string;
  first_name: string;
  other_first_names: string[];
  birth_date: string;
  nationality: string | null;
  ine: string | null;
  email: string;
  mobile_phone: string | null;
  landline_phone: string | null;
  address_lines: string[];
  postal_code: string | null;
  city: string | null;
  country: string | null;
  /** Labels of the diplomas, in the order of the `diploma` table: what lists show, sort and filter. */
  diploma_labels: string[];
  /** Folded forms for filters and comparison (`linking/fold.ts`). */
  last_name_folded: string;
  first_name_folded: string;
  diplomas_folded: string;
  /** Folded nom + prénom + birth date: equal for the same identity (`domain.md`, "The SAS d'admission"). */
  identity_key: string;
  /** Another profile of the school has the same identity and is in the SAS; kept right by triggers, like the next. */
  sas_twins: ColumnType<boolean, never, never>;
  /** The campaigns in which another profile of the same identity stands, in ascending order. */
  twin_campaigns: ColumnType<string[], never, never>;
}

interface DiplomaTable {
  id: Id;
  candidate_id: string;
  /** 1: the one that imports bring; from 2: those that the school added. */
  position: number;
  label: string;
  type: string;
  series: string | null;
  speciality: string | null;
  year: number | null;
  honours: string | null;
  academy: string | null;
  /** Who of the school typed it last, and when; null for what imports brought. */
  account_id: string | null;
  edited_at: Date | null;
}

/** What staff write about a candidate for one another. */
interface CandidateNoteTable {
  id: Id;
  candidate_id: string;
  /** Who wrote it; null when the account is gone. */
  account_id: string | null;
  text: string;
  created_at: Moment;
  edited_at: Date | null;
}

interface ParcoursupFileTable {
  id: Id;
  candidate_id: string;
  establishment_id: string;
  session: number;
  file_number: string | null;
  /** The `identity_key` of the person as the latest file said it, whatever staff have corrected since. */
  received_identity: string | null;
}

interface WishTable {
  id: Id;
  parcoursup_file_id: string;
  establishment_id: string;
  /** `programmeKey`: that of a programme without a code is made of its label. */
  programme_code: string;
  programme_label: string | null;
  confirmed: boolean | null;
  group_label: string | null;
  applied_on: string | null;
  status: string | null;
  boarding: boolean | null;
  /** `contentDigest` of the candidate's object as last received: equal means identical. */
  digest: Buffer;
  /** The import that brought what is held now. */
  import_id: string;
  /** The newest file of its programme, when it no longer holds this wish. */
  absent_import_id: string | null;
}

/** What an import changed of a wish: null before it created it, else the row as it was. */
interface ImportWishTable {
  import_id: string;
  wish_id: string;
  before: Json<unknown> | null;
  /** Columns of a known wish that the import changed: `[{ field, before, after }]`. */
  changes: ColumnType<unknown[], string | undefined, string>;
  /** The first file of its programme that did not hold the wish any more. */
  newly_absent: Generated<boolean>;
}

/** A field of a profile that staff typed: imports leave it alone. */
interface CandidateEditTable {
  candidate_id: string;
  /** The column of `candidate`. */
  field: string;
  account_id: string | null;
  edited_at: Moment;
}

/** What was received for a wish, one row a version: the newest counts, the older ones keep what the newest leaves out. */
interface ParcoursupRecordTable {
  id: Id;
  import_id: string;
  /** Position of the entry in the delivery. */
  ordinal: number;
  wish_id: string;
  /** The candidate's object exactly as received but for `unkept_sections`, compressed (`parcoursup/received-record.ts`). */
  content: Buffer;
  /** Sections that the school does not keep: the content has none of them. */
  unkept_sections: Generated<string[]>;
  /** The key that `content` is sealed with; null: it is not. */
  key_id: string | null;
}

/** Somebody removed for good: a keyed digest, by which an import recognises who comes again and nobody else can. */
interface ForgottenFileTable {
  establishment_id: string;
  session: number;
  digest: Buffer;
  forgotten_at: Moment;
}

/** A profile that went into another one, and all that is needed to give it back (`liaison/`). */
interface CandidateLinkTable {
  id: Id;
  school_id: string;
  survivor_id: string;
  /** Its number is free until the link is taken back. */
  absorbed_id: string;
  /** That of the absorbed profile: whoever may see it may see the survivor. */
  establishment_id: string;
  /** Links made in one go, taken back in one go. */
  batch_id: string;
  account_id: string | null;
  linked_at: Moment;
  /** `LinkedProfiles`: both before, and what became of them. */
  profiles: Json<unknown>;
  /** The rows of the absorbed profile, exactly. */
  absorbed: Json<unknown>;
  /** The numbers of the rows that went to the survivor, by table. */
  moved: Json<unknown>;
}

/** Digests of the keys by which profiles that may be one person are found. */
interface LinkKeyTable {
  key: string;
  candidate_id: string;
}

/** Two profiles that may be one person, as their fields say; the grade shown also depends on the other pairs. */
interface LinkProposalTable {
  low_id: string;
  high_id: string;
  school_id: string;
  grade: "certain" | "probable" | "possible";
  by_identifier: boolean;
  conflict: boolean;
  reasons: Json<string[]>;
}

/** Two profiles of which a person has said that they are two persons. */
interface LinkRefusalTable {
  low_id: string;
  high_id: string;
  school_id: string;
  account_id: string | null;
  refused_at: Moment;
}

/** Profiles to be compared with the others, noted by triggers. */
interface LinkPendingTable {
  candidate_id: string;
  school_id: string;
}
