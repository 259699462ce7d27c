import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
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
import { filterOf, isFiltered, type SasSearch } from "./sas-search.ts";
import { offerOf, selectableOf } from "./selectable.ts";
import { useCandidateQuery } from "./use-candidate-query.ts";
import { useKeptSelection } from "./use-kept-selection.ts";

/** How many are ticked, and what can be done with them. */
export function SelectionBar({
  search,
  page,
  narrow,
  hidden,
}: {
  readonly search: SasSearch;
  /** Undefined while it is awaited. */
  readonly page: Pick<CandidatePage, "total" | "totalIsEstimate"> | undefined;
  /** Beside the number, there is room for one button alone. */
  readonly narrow: boolean;
  /** Nobody is left; a dialog that tells of those who were stays. */
  readonly hidden: boolean;
}) {
  useKeptSelection();
  const selection = useSelection();
  const query = useCandidateQuery(search);
  const counts = useQuery(duplicateCountsQuery(query)).data;
  const offer = page && counts && selectableOf(counts, search.duplicates);
  const [removing, remove] = useState(false);
  const all = useMutation({
    mutationFn: () =>
      request<SelectableCandidates>(
        "GET",
        `/api/candidates/selectable${queryString({ ...filterOf(search), target: query.target })}`,
      ),
    onSuccess: ({ ids, excluded }) => {
      tick(ids, true);
      if (excluded > 0) showToast(texts.selection.excluded(excluded));
    },
  });
  // With keys: a dialog that is open stays when the window becomes narrow.
  const admission = <AdmitMany key="admission" />;
  const tools = (
    <Fragment key="tools">
      {page && offer && page.total > 0 && offer.total > 0 && (
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
          <ExportSelectionButton query={query} ids={[...selection]} />
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => remove(true)}>
            {texts.admission.remove}
          </Button>
        </>
      )}
      {all.isError && <span role="alert">{sentenceOf(all.error)}</span>}
    </Fragment>
  );
  return (
    <div className={classes.selection} hidden={hidden}>
      <span className={classes.selected} role="status">
        {texts.selection.selected(selection.size)}
      </span>
      {narrow ? [admission, tools] : [tools, admission]}
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
