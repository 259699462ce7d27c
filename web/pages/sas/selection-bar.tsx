import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CandidatePage, SelectableCandidates } from "../../../src/sas/candidate.schema.ts";
import { queryString, request, sentenceOf } from "../../api/request.ts";
import { RemovalDialog } from "../../components/candidates/removal-dialog.tsx";
import { showToast } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { AdmitMany } from "./admit-many.tsx";
import { ExportSelectionButton } from "./export-button.tsx";
import classes from "./sas.module.css";
import { filterOf, type SasSearch } from "./sas-search.ts";
import { clearSelection, tick, useSelection } from "./selection.ts";

/** How many are ticked, and what can be done with them. */
export function SelectionBar({
  search,
  page,
}: {
  readonly search: SasSearch;
  readonly page: Pick<CandidatePage, "total" | "totalIsEstimate">;
}) {
  const selection = useSelection();
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
    <div className={classes.selection}>
      <span className={classes.selected} role="status">
        {texts.selection.selected(selection.size)}
      </span>
      {page.total > 0 && (
        <Button size="compact-sm" variant="subtle" loading={all.isPending} onClick={() => all.mutate()}>
          {texts.selection.all(page.total, page.totalIsEstimate)}
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
