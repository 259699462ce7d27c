import { type Static, Type } from "typebox";
import { choice, day, identifier, nullable, PageQuery, page, timestamp } from "../schema.ts";
import { CandidateDossier, WishDossier } from "./dossier.schema.ts";

/** The fields of a candidate in a list: the same on the command line and over HTTP (`design.md` §4). */
export const CandidateSummary = Type.Object({
  id: Type.String(),
  createdOn: day(),
  birthDate: day(),
  civility: choice(["M", "F"]),
  lastName: Type.String(),
  firstName: Type.String(),
  email: Type.String(),
  diplomas: Type.Array(Type.String()),
  campaign: nullable(Type.String({ description: "Null while the candidate is in the SAS." })),
  fileNumber: nullable(Type.String()),
  session: nullable(Type.Integer()),
});
export type CandidateSummary = Static<typeof CandidateSummary>;

/**
 * Where the identity (nom, prénom, birth date) stands a second time: in the SAS, in the campagne ciblée (for somebody who has
 * left the SAS: in the same campaign), in another campaign (`domain.md`, "The SAS d'admission").
 */
export const duplicateKinds = ["sas", "campaign", "other"] as const;
export const DuplicateKind = choice([...duplicateKinds]);
export type DuplicateKind = Static<typeof DuplicateKind>;

/** Why a candidate may not leave the SAS for a campaign. */
export const admissionRefusals = [
  "gone",
  "already_admitted",
  "duplicate_in_campaign",
  "duplicate_in_sas",
  "no_target_campaign",
] as const;
export const AdmissionRefusal = choice([...admissionRefusals]);
export type AdmissionRefusal = Static<typeof AdmissionRefusal>;

const AdmissionVerdict = choice(["many", "alone", "no"], {
  description: "May leave the SAS for the campagne ciblée: with others, by itself only, or not",
});

/** Over HTTP a line also says where the candidate applied, its duplicates, and whether it may leave the SAS. */
export const CandidateLine = Type.Intersect([
  CandidateSummary,
  Type.Object({
    establishment: Type.String({ description: "UAI" }),
    campaignId: nullable(Type.String()),
    duplicates: Type.Array(DuplicateKind),
    admission: AdmissionVerdict,
    refusal: nullable(AdmissionRefusal),
  }),
]);
export type CandidateLine = Static<typeof CandidateLine>;

/** Where a page begins or ends: its candidate, and what the list was sorted by there when the page was read. */
const edge = (description: string) => nullable(Type.String({ description }));

export const CandidatePage = Type.Object({
  ...page(CandidateLine).properties,
  edges: Type.Object({
    first: edge("To be given as `before` for the page before this one; null when this one is empty"),
    last: edge("To be given as `after` for the page after this one"),
  }),
});
export type CandidatePage = Static<typeof CandidatePage>;

const Text = Type.String({ maxLength: 100 });

export const duplicateFilters = ["all", "none", ...duplicateKinds] as const;

export const candidateSorts = [
  "createdOn",
  "birthDate",
  "lastName",
  "firstName",
  "email",
  "diploma",
] as const;

/** Filters of the list. Texts: contains, without case or accents. Dates: from and to, both included. */
export const CandidateFilter = Type.Partial(
  Type.Object({
    establishment: Type.String({ maxLength: 20, description: "UAI; all the establishments when absent" }),
    campaign: identifier({ description: "Those who left the SAS for this campaign" }),
    duplicates: choice([...duplicateFilters], { description: "All, without duplicate, or of one kind" }),
    import: identifier({ description: "The people of this import's file" }),
    createdFrom: day(),
    createdTo: day(),
    birthFrom: day(),
    birthTo: day(),
    lastName: Text,
    firstName: Text,
    email: Text,
    diploma: Text,
  }),
);
export type CandidateFilter = Static<typeof CandidateFilter>;

/** Against which campaign duplicates are judged: named, for what a page shows to be what is computed. */
export const TargetQuery = Type.Partial(
  Type.Object({
    target: Type.String({
      pattern: "^([0-9]{1,18}|none)$",
      description:
        "Campaign that duplicates are judged against, or `none`; the campagne ciblée of the account when absent",
    }),
  }),
);
export type TargetQuery = Static<typeof TargetQuery>;

export const CandidateStage = choice(["sas", "admitted"]);
export type CandidateStage = Static<typeof CandidateStage>;

export const CandidateStageQuery = Type.Object({
  stage: Type.Enum(["sas", "admitted"], { default: "sas" }),
});

export const CandidateSort = Type.Enum([...candidateSorts], { default: "createdOn" });
export const CandidateOrder = Type.Enum(["asc", "desc"], { default: "desc" });

const edgeName = (description: string) =>
  Type.String({ pattern: "^[0-9]{1,18}(\\.[A-Za-z0-9_-]{0,2000})?$", description });

export const CandidateQuery = Type.Intersect([
  CandidateFilter,
  PageQuery,
  CandidateStageQuery,
  TargetQuery,
  Type.Object({
    sort: CandidateSort,
    order: CandidateOrder,
    after: Type.Optional(
      edgeName(
        "`edges.last` of the page before: nothing that changes meanwhile makes the list skip or repeat anybody. Or a candidate's `id`, which stands where it stands now",
      ),
    ),
    before: Type.Optional(edgeName("`edges.first` of the page after, or a candidate's `id`")),
    last: Type.Optional(Type.Boolean({ description: "Pages are counted from the end" })),
  }),
]);
export type CandidateQuery = Static<typeof CandidateQuery>;

/** How many of the candidates that match the other filters there are of each; each exact up to 10,000. */
export const DuplicateCounts = Type.Object({
  all: count(),
  none: count(),
  sas: count(),
  campaign: count(),
  other: count(),
  otherOnly: count(
    "Of `other`, those without any other kind: like those without duplicate, they may leave the SAS together",
  ),
});
export type DuplicateCounts = Static<typeof DuplicateCounts>;

/** Where to. The campaign is named, not implied: what the person saw is what is done. */
export const Admission = Type.Object({ campaignId: identifier() }, { additionalProperties: false });
export type Admission = Static<typeof Admission>;

/** At most so many candidates are acted upon at once. */
export const selectionLimit = 10_000;

export const Selection = Type.Object(
  { ids: Type.Array(identifier(), { minItems: 1, maxItems: selectionLimit }) },
  { additionalProperties: false },
);
export type Selection = Static<typeof Selection>;

export const AdmissionOfMany = Type.Object(
  { campaignId: identifier(), ids: Type.Array(identifier(), { minItems: 1, maxItems: selectionLimit }) },
  { additionalProperties: false },
);

/** Who left the SAS, and who was not moved and why; names are null when the candidate is no longer to be seen. */
export const AdmissionReport = Type.Object({
  campaign: Type.String(),
  admitted: Type.Integer(),
  refused: Type.Array(
    Type.Object({
      id: Type.String(),
      lastName: nullable(Type.String()),
      firstName: nullable(Type.String()),
      campaign: nullable(Type.String({ description: "Where it is already" })),
      reason: AdmissionRefusal,
    }),
  ),
});
export type AdmissionReport = Static<typeof AdmissionReport>;

/** The candidates that match and may be ticked: what « sélectionner les N candidats filtrés » takes. */
export const SelectableCandidates = Type.Object({
  ids: Type.Array(Type.String()),
  excluded: Type.Integer({ description: "Match too, but may not leave by Ajout multiple" }),
  incomplete: Type.Boolean({ description: "More match than can be ticked at once" }),
});
export type SelectableCandidates = Static<typeof SelectableCandidates>;

/** Candidates who are ticked, and for which campaign they are to leave. */
export const SelectionFor = Type.Object(
  { ids: Selection.properties.ids, target: Type.Optional(TargetQuery.properties.target) },
  { additionalProperties: false },
);
export type SelectionFor = Static<typeof SelectionFor>;

export const KeptSelection = Type.Object({
  ids: Type.Array(Type.String(), {
    description: "Those who may leave together; the others are gone, or may not",
  }),
});
export type KeptSelection = Static<typeof KeptSelection>;

function count(description?: string) {
  return Type.Object(
    { total: Type.Integer(), totalIsEstimate: Type.Boolean() },
    { ...(description && { description }) },
  );
}

const text = () => nullable(Type.String());

/** Everything the candidate's page shows. Sections absent from the file are empty. */
export const CandidateProfilePage = Type.Object({
  id: Type.String(),
  establishment: Type.Object({ uai: Type.String(), name: Type.String() }),
  campaign: text(),
  campaignId: text(),
  createdAt: timestamp(),
  duplicates: Type.Array(DuplicateKind),
  admission: AdmissionVerdict,
  refusal: nullable(AdmissionRefusal),
  identity: Type.Object({
    civility: choice(["M", "F"]),
    lastName: Type.String(),
    firstName: Type.String(),
    otherFirstNames: Type.Array(Type.String()),
    birthDate: day(),
    nationality: text(),
    ine: text(),
  }),
  contact: Type.Object({
    email: Type.String(),
    mobilePhone: text(),
    landlinePhone: text(),
    addressLines: Type.Array(Type.String()),
    postalCode: text(),
    city: text(),
    country: text(),
  }),
  diplomas: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      type: Type.String(),
      series: text(),
      speciality: text(),
      year: nullable(Type.Integer()),
      honours: text(),
      academy: text(),
      added: nullable(
        Type.Object(
          { at: nullable(timestamp()), user: text() },
          { description: "Null for the diploma that imports bring" },
        ),
      ),
    }),
  ),
  dossier: CandidateDossier,
  wishes: Type.Array(
    Type.Object({
      id: Type.String(),
      programmeCode: text(),
      programmeLabel: text(),
      confirmed: nullable(Type.Boolean()),
      group: text(),
      appliedOn: nullable(day()),
      status: text(),
      boarding: nullable(Type.Boolean()),
      session: Type.Integer(),
      fileNumber: text(),
      importId: Type.String(),
      importedAt: timestamp(),
      fileName: Type.String(),
      /** The day of the newest file of its programme, when that file no longer holds this wish. */
      absentSince: nullable(day()),
      dossier: WishDossier,
    }),
  ),
  /** Fields of identity, contact and Parcoursup's diploma (`diplomaType`…) that staff typed; all the others come from Parcoursup (`wishes[0]`). */
  tableOrigins: Type.Array(
    Type.Object({ field: Type.String(), importId: Type.String(), importedAt: timestamp() }),
    {
      description: "Fields whose value a table of candidates (Excel, CSV) brought",
    },
  ),
  edits: Type.Array(Type.Object({ field: Type.String(), at: timestamp(), user: text() })),
});
export type CandidateProfilePage = Static<typeof CandidateProfilePage>;

/** All the profiles of one identity, side by side. */
export const Comparison = Type.Object({
  total: Type.Integer({ description: "May be more than are shown" }),
  profiles: Type.Array(
    Type.Object({
      id: Type.String(),
      duplicates: Type.Array(DuplicateKind, { description: "As the lists tell them of this profile" }),
      /** Where it stands, seen from the first one, whose own is null. */
      kind: nullable(DuplicateKind),
      establishment: Type.Object({ uai: Type.String(), name: Type.String() }),
      campaignId: text(),
      campaign: text(),
      createdOn: day(),
      identity: CandidateProfilePage.properties.identity,
      contact: CandidateProfilePage.properties.contact,
      diplomas: Type.Array(Type.String()),
      wishes: Type.Array(
        Type.Object({ session: Type.Integer(), fileNumber: text(), programme: text(), status: text() }),
      ),
      admission: AdmissionVerdict,
      refusal: nullable(AdmissionRefusal),
    }),
  ),
});
export type Comparison = Static<typeof Comparison>;
