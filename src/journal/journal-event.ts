/**
 * What the Historique de l'école remembers (`domain.md`, "Historique de l'école"). Details hold identifiers and counts,
 * never a candidate's name, e-mail or birth date.
 */
export type JournalEvent =
  | { readonly type: "import.accepted"; readonly details: ImportDetails }
  | { readonly type: "import.rejected" | "import.to_confirm"; readonly details: ImportDetails }
  | { readonly type: "import.undone"; readonly details: UndoDetails }
  | { readonly type: "import.exported"; readonly details: { readonly importId: string } }
  | {
      readonly type: "candidate.edited";
      readonly details: { readonly candidateId: string; readonly fields: readonly string[] };
    }
  | { readonly type: "link.linked"; readonly details: LinkDetails & { readonly batchId: string } }
  | { readonly type: "link.unlinked"; readonly details: LinkDetails }
  | {
      readonly type: "candidate.added";
      readonly details: { readonly candidateId: string; readonly uai: string };
    }
  | {
      readonly type: "candidate.exported";
      readonly details: ExportDetails & {
        readonly stage: "sas" | "admitted";
        readonly columns: readonly string[];
      };
    }
  | {
      readonly type:
        | "candidate.diploma_added"
        | "candidate.diploma_changed"
        | "candidate.diploma_removed"
        | "candidate.note_added"
        | "candidate.note_changed"
        | "candidate.note_removed";
      readonly details: { readonly candidateId: string };
    }
  | { readonly type: "link.all_linked" | "link.all_unlinked"; readonly details: LinkBatchDetails }
  | {
      readonly type: "link.refused" | "link.refusal_withdrawn";
      readonly details: Pick<LinkDetails, "candidateIds">;
    }
  | {
      readonly type: "candidate.admitted";
      readonly details: CampaignMove & { readonly candidateIds: readonly string[] };
    }
  | {
      readonly type: "candidate.returned";
      readonly details: CampaignMove & { readonly candidateId: string };
    }
  | { readonly type: "candidate.deleted"; readonly details: { readonly candidateIds: readonly string[] } }
  | {
      readonly type: "session.sign_in_failed" | "session.code_failed";
      readonly details: { readonly accountId: string };
    }
  | { readonly type: "settings.second_factor_changed"; readonly details: { readonly required: boolean } }
  | { readonly type: "settings.school_changed"; readonly details: { readonly name: string } }
  | { readonly type: "settings.establishment_added"; readonly details: EstablishmentDetails }
  | { readonly type: "settings.establishment_changed"; readonly details: EstablishmentDetails }
  | { readonly type: "settings.campaign_added"; readonly details: CampaignDetails }
  | { readonly type: "settings.campaign_changed"; readonly details: CampaignDetails }
  | { readonly type: "settings.privacy_changed"; readonly details: PrivacyDetails }
  | { readonly type: "privacy.purged"; readonly details: PurgeDetails }
  | { readonly type: "privacy.person_exported"; readonly details: { readonly candidateId: string } }
  | { readonly type: "privacy.person_erased"; readonly details: Readonly<Record<string, never>> }
  | { readonly type: "account.added"; readonly details: AccountDetails }
  | { readonly type: "account.changed"; readonly details: AccountDetails }
  | { readonly type: "account.password_reset"; readonly details: AccountDetails }
  | { readonly type: "account.password_changed"; readonly details: AccountDetails }
  | {
      readonly type:
        | "account.password_link_created"
        | "account.password_link_used"
        | "account.second_factor_added"
        | "account.second_factor_removed"
        | "account.second_factor_reset"
        | "account.recovery_code_used"
        | "account.recovery_codes_renewed";
      readonly details: { readonly accountId: string };
    }
  /** The one exception to "identifiers and counts": what somebody of the school chose to write. */
  | { readonly type: "comment.added"; readonly details: { readonly text: string } }
  | { readonly type: "journal.exported"; readonly details: ExportDetails };

/** The details of an event of this type. */
export type DetailsOf<Type extends JournalEvent["type"]> = JournalEvent extends infer Event
  ? Event extends { readonly type: infer One; readonly details: infer Details }
    ? Type extends One
      ? Details
      : never
    : never
  : never;

/** The campaign entered or left, with its name of then. */
interface CampaignMove {
  readonly campaignId: string;
  readonly campaign: string;
}

/** A list that left the program as a file. */
interface ExportDetails {
  readonly count: number;
  readonly format: "csv" | "xlsx" | "json";
}

interface ImportDetails {
  readonly importId: string;
  readonly uai: string;
  readonly candidates: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly problemCount: number;
}

interface UndoDetails {
  readonly importId: string;
  readonly uai: string;
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
}

interface LinkDetails {
  /** The profile that stays, then the other one. */
  readonly candidateIds: readonly string[];
  readonly linkId: string;
}

interface LinkBatchDetails {
  readonly batchId: string;
  readonly count: number;
  /** The profiles that stay. */
  readonly candidateIds: readonly string[];
}

interface EstablishmentDetails {
  readonly uai: string;
  readonly name: string;
  readonly parcoursupEnabled: boolean;
}

interface CampaignDetails {
  readonly campaignId: string;
  readonly name: string;
  readonly archived: boolean;
}

interface PrivacyDetails {
  readonly candidateActiveMonths: number;
  readonly candidateArchivedMonths: number;
  readonly recordMonths: number;
  readonly traceMonths: number;
  readonly unkeptSections: readonly string[];
}

interface PurgeDetails {
  readonly candidates: number;
  readonly archived: number;
  readonly records: number;
  readonly trimmedRecords: number;
  readonly imports: number;
  readonly journalEntries: number;
  readonly sessions: number;
  readonly forgottenFiles: number;
}

interface AccountDetails {
  readonly accountId: string;
  readonly role: "school_admin" | "recruiter";
  /** UAIs; null: all of the school's; not in the events of the first versions. */
  readonly establishments?: readonly string[] | null;
  readonly disabled: boolean;
}
