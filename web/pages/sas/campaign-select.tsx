import { NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import type { Me, MeChange } from "../../../src/accounts/account.schema.ts";
import { campaignsQuery, meQuery } from "../../api/queries.ts";
import { request, sentenceOf } from "../../api/request.ts";
import { useMe } from "../../app/me.ts";
import { texts } from "../../texts.ts";
import { campaignOptions } from "./campaign-options.ts";
import classes from "./sas.module.css";

/** The campagne ciblée, remembered with the account. */
export function CampaignSelect() {
  const me = useMe();
  const client = useQueryClient();
  const campaigns = useQuery(campaignsQuery).data ?? [];
  const id = useId();
  const target = useMutation({
    mutationFn: (change: MeChange) => request<Me>("PATCH", "/api/me", change),
    onSuccess: (changed) => {
      client.setQueryData(meQuery.queryKey, changed);
    },
  });

  return (
    <div className={classes.control}>
      <label htmlFor={id}>{texts.sas.campaign}</label>
      <NativeSelect
        id={id}
        size="xs"
        className={classes.wideSelect}
        value={(target.isPending ? target.variables.targetCampaignId : me.targetCampaignId) ?? ""}
        onChange={(event) => target.mutate({ targetCampaignId: event.currentTarget.value || null })}
        error={target.isError && sentenceOf(target.error)}
        data={[{ value: "", label: texts.sas.noCampaign }, ...campaignOptions(campaigns)]}
      />
    </div>
  );
}
