import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CandidatePage, SelectableCandidates } from "../../../src/sas/candidate.schema.ts";
import { duplicateCountsQuery } from "../../api/queries.ts";
import { queryString, request, sentenceOf } from "../../api/request.ts";
import { RemovalDialog } from "../../components/candidates/removal-dialog.tsx";
import { clearSelection, tick, useSelection } from "../../components/candidates/selection.ts";
import { showToast } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { AdmitMany } from "./admit-many.tsx";
import { ExportSelectionButton } from "./export-button.tsx";
import classes from "./sas.module.css";
import { candidateQueryOf, filterOf, isFiltered, type SasSearch } from "./sas-search.ts";
import { offerOf, selectableOf } from "./selectable.ts";

/** How many are ticked, and what can be done with them. */
export function SelectionBar({
  search,
  page,
  hidden,
}: {
  readonly search: SasSearch;
  /** Undefined while it is awaited. */
  readonly page: Pick<CandidatePage, "total" | "totalIsEstimate"> | undefined;
  /** Nobody is left; a dialog that tells of those who were stays. */
  readonly hidden: boolean;
}) {
  const selection = useSelection();
  const counts = useQuery(duplicateCountsQuery(candidateQueryOf(search))).data;
  const offer = page && counts && selectableOf(counts, search.duplicates);
  const [removing, remove] = useState(false);
  const all = useMutation({
    mutationFn: () =>
      request<SelectableCandidates>("GET", `/api/candidates/selectable${queryString(filterOf(search))}`),
    onSuccess: ({ ids, excluded }) => {
      tick(ids, true);
      if (excluded > 0) showToast(texts.selection.excluded(excluded));
    },
  });
  return (
    <div className={classes.selection} hidden={hidden}>
      <span className={classes.selected} role="status">
        {texts.selection.selected(selection.size)}
      </span>
      {page && offer && page.total > 0 && offer.count > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          classNames={{ root: classes.offer, label: classes.offerLabel }}
          loading={all.isPending}
          onClick={() => all.mutate()}
        >
          {offerOf(offer, page, isFiltered(search))}
        </Button>
      )}
      {selection.size > 0 && (
        <>
          <Button size="compact-sm" variant="subtle" onClick={clearSelection}>
            {texts.selection.clear}
          </Button>
          <ExportSelectionButton query={search} ids={[...selection]} />
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => remove(true)}>
            {texts.admission.remove}
          </Button>
        </>
      )}
      {all.isError && <span role="alert">{sentenceOf(all.error)}</span>}
      <AdmitMany />
      {removing && (
        <RemovalDialog
          ids={[...selection]}
          list={search}
          onClose={() => remove(false)}
          onRemoved={() => {
            remove(false);
            clearSelection();
          }}
        />
      )}
    </div>
  );
}
