import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import type { KeptSelection } from "../../../src/sas/candidate.schema.ts";
import { request } from "../../api/request.ts";
import { useTarget } from "../../app/me.ts";
import { tick, useSelection } from "../../components/candidates/selection.ts";
import { showNotice } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";

/** For which campagne ciblée the ticked candidates were last judged, wherever one has been since. */
let judgedFor: string | null = null;

/** When the campagne ciblée changes, whoever may not leave for the new one is no longer ticked, and the person is told how many. */
export function useKeptSelection(): void {
  const target = useTarget();
  const ids = [...useSelection()];
  const { mutate } = useMutation({
    mutationFn: (asked: { readonly ids: readonly string[]; readonly target: string }) =>
      request<KeptSelection>("POST", "/api/candidates/selectable", asked),
    onSuccess: ({ ids: kept }, asked) => {
      const staying = new Set(kept);
      const dropped = asked.ids.filter((id) => !staying.has(id));
      tick(dropped, false);
      if (dropped.length > 0) showNotice(texts.selection.dropped(dropped.length));
    },
  });
  useEffect(() => {
    if (target === judgedFor) return;
    const isFirst = judgedFor === null;
    judgedFor = target;
    if (!isFirst && ids.length > 0) mutate({ ids, target });
  });
}
