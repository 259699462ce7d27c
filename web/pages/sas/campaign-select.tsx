import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Me, MeChange } from "../../../src/accounts/account.schema.ts";
import { campaignsQuery, meQuery } from "../../api/queries.ts";
import { request, sentenceOf } from "../../api/request.ts";
import { useMe } from "../../app/me.ts";
import { showNotice } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { campaignOptions } from "./campaign-options.ts";
import { LabelledSelect } from "./labelled-select.tsx";

/** The campagne ciblée, remembered with the account; says so when it was chosen in another window. */
export function CampaignSelect() {
  const me = useMe();
  const client = useQueryClient();
  const campaigns = useQuery(campaignsQuery).data ?? [];
  const known = useRef(me.targetCampaignId);
  const target = useMutation({
    mutationFn: (change: MeChange) => request<Me>("PATCH", "/api/me", change),
    onSuccess: (changed) => {
      known.current = changed.targetCampaignId;
      client.setQueryData(meQuery.queryKey, changed);
    },
  });
  useEffect(() => {
    if (known.current === me.targetCampaignId) return;
    known.current = me.targetCampaignId;
    showNotice(texts.sas.campaignChangedElsewhere);
  }, [me.targetCampaignId]);

  return (
    <LabelledSelect
      label={texts.sas.campaign}
      value={(target.isPending ? target.variables.targetCampaignId : me.targetCampaignId) ?? ""}
      onChange={(event) => target.mutate({ targetCampaignId: event.currentTarget.value || null })}
      error={target.isError && sentenceOf(target.error)}
      data={[{ value: "", label: texts.sas.noCampaign }, ...campaignOptions(campaigns)]}
    />
  );
}
