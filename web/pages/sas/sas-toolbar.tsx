import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CandidatePage, CandidateStage } from "../../../src/sas/candidate.schema.ts";
import { campaignsQuery, duplicateCountsQuery, establishmentsQuery } from "../../api/queries.ts";
import { establishmentOptions } from "../../components/establishment-options.ts";
import { Skeleton } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import { AddCandidateButton } from "./add-candidate-button.tsx";
import { campaignOptions } from "./campaign-options.ts";
import { ExportButton } from "./export-button.tsx";
import { ImportFilter } from "./import-filter.tsx";
import { LabelledSelect } from "./labelled-select.tsx";
import classes from "./sas.module.css";
import {
  duplicateKinds,
  pageSizes,
  panelFilterCount,
  resourcePageSizes,
  type SasSearch,
  withoutFilters,
} from "./sas-search.ts";
import { useCandidateQuery } from "./use-candidate-query.ts";

interface ScopeProps {
  readonly search: SasSearch;
  readonly refine: (change: SasSearch) => void;
}

/** Of which établissement. */
export function EstablishmentFilter({ search, refine }: ScopeProps) {
  const establishments = useQuery(establishmentsQuery).data ?? [];
  return (
    <LabelledSelect
      label={texts.sas.establishment}
      value={search.establishment ?? ""}
      onChange={(event) => refine({ establishment: event.currentTarget.value || undefined })}
      data={establishmentOptions(establishments)}
    />
  );
}

/** Of which campaign, in Ressources: all of them, archived ones too. */
export function CampaignFilter({ search, refine }: ScopeProps) {
  const campaigns = useQuery(campaignsQuery).data ?? [];
  return (
    <LabelledSelect
      label={texts.resources.campaign}
      value={search.campaign ?? ""}
      onChange={(event) => refine({ campaign: event.currentTarget.value || undefined })}
      data={[{ value: "", label: texts.resources.allCampaigns }, ...campaignOptions(campaigns)]}
    />
  );
}

/** Which duplicates are listed, with how many there are of each. */
export function DuplicateFilter({ search, refine, stage }: ScopeProps & { readonly stage: CandidateStage }) {
  const counts = useQuery(duplicateCountsQuery(useCandidateQuery(search, stage))).data;
  const words = stage === "sas" ? texts.duplicates.options : texts.duplicates.optionsOutside;
  const option = (kind: keyof typeof words) => {
    const { total = null, totalIsEstimate = false } = counts?.[kind] ?? {};
    return texts.duplicates.option(words[kind], total, totalIsEstimate);
  };
  return (
    <LabelledSelect
      label={texts.duplicates.filter}
      className={classes.fullSelect}
      value={search.duplicates ?? "all"}
      onChange={(event) => {
        const kind = duplicateKinds.find((one) => one === event.currentTarget.value);
        refine({ duplicates: kind });
      }}
      data={[
        { value: "all", label: option("all") },
        ...duplicateKinds.map((kind) => ({ value: kind, label: option(kind) })),
      ]}
    />
  );
}

/** Above the list: how many, and by what they are filtered. */
export function SasSummary({
  search,
  refine,
  page,
  stage,
  filters,
  children,
}: ScopeProps & {
  readonly page: CandidatePage | undefined;
  readonly stage: CandidateStage;
  /** Beside the number: which duplicates are listed; on a narrow screen, all that chooses who is. */
  readonly filters: ReactNode;
  /** After the buttons: how many per page on a wide screen, and what the list has of its own. */
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.summary}>
      <p className={classes.total} role="status">
        {page ? texts.sas.total(page.total, page.totalIsEstimate) : <Skeleton width="9ch" />}
      </p>
      {filters}
      {search.import !== undefined && (
        <ImportFilter id={search.import} remove={() => refine({ import: undefined })} />
      )}
      {panelFilterCount(search) > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          renderRoot={(props) => <Link to="." search={withoutFilters(search)} {...props} />}
        >
          {texts.sas.clearFilters}
        </Button>
      )}
      <span className={classes.listActions}>
        {stage === "sas" && <AddCandidateButton uai={search.establishment} />}
        <ExportButton query={useCandidateQuery(search, stage)} disabled={page?.total === 0} />
      </span>
      {children}
    </div>
  );
}

/** How many candidates a page shows. */
export function PageSize({ search, refine, stage }: ScopeProps & { readonly stage: CandidateStage }) {
  const sizes = stage === "sas" ? pageSizes : resourcePageSizes;
  return (
    <NativeSelect
      size="xs"
      className={classes.pageSize}
      aria-label={texts.sas.pageSize}
      value={search.pageSize ?? sizes[0]}
      onChange={(event) =>
        refine({ pageSize: sizes.find((size) => String(size) === event.currentTarget.value) })
      }
      data={sizes.map((size) => ({ value: String(size), label: texts.sas.perPage(size) }))}
    />
  );
}
