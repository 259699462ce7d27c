import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type {
  Establishment,
  EstablishmentChange,
  NewEstablishment,
} from "../../../src/school/school.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { readUai } from "../../components/uai.ts";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";

interface DialogProps {
  readonly onClose: () => void;
}

export function AddEstablishment({ onClose }: DialogProps) {
  const [uai, setUai] = useState("");
  const [submitted, setSubmitted] = useState(false);
  const [name, setName] = useState("");
  const reading = readUai(uai);
  const { save, saving, fault, faultOf } = useSaving({
    send: (establishment: NewEstablishment) =>
      request<Establishment>("POST", "/api/establishments", establishment),
    fields: ["uai", "name"],
    refresh: [establishmentsQuery.queryKey],
    onSaved: (added) => {
      showToast(texts.establishments.added(added.name));
      onClose();
    },
  });

  // The key can be judged as soon as eight characters are there; the form, only once one has finished.
  const complete = uai.replace(/\s/g, "").length >= 8;
  const uaiFault = complete || submitted ? uaiFaultOf(reading) : null;

  return (
    <FormDialog
      title={texts.establishments.add}
      submitLabel={texts.common.add}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={(form) => {
        setSubmitted(true);
        if (reading.uai === null || name.trim() === "") return;
        save({
          uai: reading.uai,
          name: name.trim(),
          parcoursupEnabled: form.get("parcoursupEnabled") !== null,
        });
      }}
    >
      <TextInput
        label={texts.establishments.uai}
        description={reading.uai === null ? texts.establishments.uaiHint : texts.establishments.uaiValid}
        value={uai}
        onChange={(event) => setUai(event.currentTarget.value)}
        error={uaiFault ?? faultOf("uai")}
        maxLength={20}
        autoComplete="off"
        required
        data-autofocus
      />
      <TextInput
        label={texts.establishments.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={submitted && name.trim() === "" ? texts.school.nameRequired : faultOf("name")}
        maxLength={120}
        required
      />
      <Switch name="parcoursupEnabled" label={texts.establishments.service} defaultChecked />
    </FormDialog>
  );
}

export function EditEstablishment({
  establishment: { uai, name },
  onClose,
}: DialogProps & { readonly establishment: Establishment }) {
  const [missing, setMissing] = useState(false);
  const { save, saving, fault, faultOf } = useSaving({
    send: (change: EstablishmentChange) =>
      request<Establishment>("PATCH", `/api/establishments/${encodeURIComponent(uai)}`, change),
    fields: ["name"],
    refresh: [establishmentsQuery.queryKey],
    onSaved: () => {
      showToast(texts.common.saved);
      onClose();
    },
  });

  return (
    <FormDialog
      title={texts.establishments.editTitle(name)}
      submitLabel={texts.common.save}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={(form) => {
        const renamed = formText(form, "name").trim();
        setMissing(renamed === "");
        if (renamed !== "") save({ name: renamed });
      }}
    >
      <TextInput
        name="name"
        label={texts.establishments.name}
        defaultValue={name}
        error={missing ? texts.school.nameRequired : faultOf("name")}
        maxLength={120}
        required
        data-autofocus
      />
    </FormDialog>
  );
}

function uaiFaultOf(reading: ReturnType<typeof readUai>): string | null {
  switch (reading.fault) {
    case "form":
      return texts.establishments.uaiForm;
    case "key":
      return texts.establishments.uaiKey(reading.expected);
    default:
      return null;
  }
}
