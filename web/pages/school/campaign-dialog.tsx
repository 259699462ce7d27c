import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { Campaign, NewCampaign } from "../../../src/school/school.schema.ts";
import { campaignsQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";

/** Adds a campaign (`campaign` null), or changes one. */
export function CampaignDialog({
  campaign,
  onClose,
}: {
  readonly campaign: Campaign | null;
  readonly onClose: () => void;
}) {
  const [faults, setFaults] = useState({ name: false, order: false });
  const { save, saving, fault, faultOf } = useSaving({
    send: (values: NewCampaign) =>
      campaign === null
        ? request<Campaign>("POST", "/api/campaigns", values)
        : request<Campaign>("PATCH", `/api/campaigns/${encodeURIComponent(campaign.id)}`, values),
    fields: ["name", "startsOn", "endsOn"],
    refresh: [campaignsQuery.queryKey],
    onSaved: ({ name }) => {
      showToast(campaign === null ? texts.campaigns.added(name) : texts.common.saved);
      onClose();
    },
  });

  const submit = (form: FormData) => {
    const values = {
      name: formText(form, "name").trim(),
      startsOn: formText(form, "startsOn") || null,
      endsOn: formText(form, "endsOn") || null,
    };
    const found = {
      name: values.name === "",
      order: values.startsOn !== null && values.endsOn !== null && values.startsOn > values.endsOn,
    };
    setFaults(found);
    if (!found.name && !found.order) save(values);
  };

  return (
    <FormDialog
      title={campaign === null ? texts.campaigns.add : texts.campaigns.editTitle(campaign.name)}
      submitLabel={campaign === null ? texts.common.add : texts.common.save}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        name="name"
        label={texts.campaigns.name}
        description={texts.campaigns.nameHint}
        defaultValue={campaign?.name}
        maxLength={120}
        required
        data-autofocus
        error={faults.name ? texts.school.nameRequired : faultOf("name")}
      />
      <div className={classes.dates}>
        <TextInput
          name="startsOn"
          type="date"
          label={texts.campaigns.startsOn}
          defaultValue={campaign?.startsOn ?? ""}
          error={faultOf("startsOn")}
        />
        <TextInput
          name="endsOn"
          type="date"
          label={texts.campaigns.endsOn}
          defaultValue={campaign?.endsOn ?? ""}
          error={faults.order ? texts.campaigns.order : faultOf("endsOn")}
        />
      </div>
    </FormDialog>
  );
}
