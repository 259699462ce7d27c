import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { NewCandidate } from "../../../src/sas/new-candidate.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./add-candidate-dialog.module.css";

const { fields: labels } = texts.candidate;
const compulsory = ["establishment", "civility", "lastName", "firstName", "birthDate", "email"] as const;
const optional = ["mobilePhone", "landlinePhone", "postalCode", "city", "country"] as const;
const names = [...compulsory, ...optional, "addressLines", "diplomaType", "diplomaSeries", "diplomaYear"];

/** « Ajouter un candidat »: the five compulsory values and the établissement; the rest may come later. */
export function AddCandidateDialog({
  uai,
  onClose,
}: {
  readonly uai: string | undefined;
  readonly onClose: () => void;
}) {
  const establishments = useQuery(establishmentsQuery).data ?? [];
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const { save, saving, fault, faultOf } = useSaving({
    send: (typed: NewCandidate) => request<CandidateProfilePage>("POST", "/api/candidates", typed),
    fields: names,
    refresh: [["candidates"]],
    onSaved: ({ id, identity }) => {
      showToast(
        texts.addCandidate.added(identity.lastName, identity.firstName),
        <Link to="/candidats/$id" params={{ id }}>
          {texts.addCandidate.see}
        </Link>,
      );
      onClose();
    },
  });
  const errorOf = (name: string) => (missing.has(name) ? texts.common.required : faultOf(name));
  const field = (name: "lastName" | "firstName" | "birthDate" | "email" | (typeof optional)[number]) => ({
    name,
    label: labels[name],
    error: errorOf(name),
    autoComplete: "off",
    maxLength: name === "email" ? 254 : 100,
  });

  const submit = (form: FormData) => {
    const blank = compulsory.filter((name) => formText(form, name).trim() === "");
    setMissing(new Set(blank));
    if (blank.length === 0) save(newCandidateOf(form));
  };

  return (
    <FormDialog
      title={texts.addCandidate.title}
      guarded
      submitLabel={texts.common.add}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={submit}
      onType={(name, value) => {
        if (value.trim() !== "") setMissing(new Set([...missing].filter((one) => one !== name)));
      }}
    >
      <p className={classes.note}>{texts.common.compulsory}</p>
      <NativeSelect
        name="establishment"
        label={texts.sas.establishment}
        required
        defaultValue={uai}
        key={establishments.length}
        error={errorOf("establishment")}
        data={[
          // Of several, none is taken for granted: nobody would notice a candidate in the wrong one.
          ...(establishments.length === 1 ? [] : [{ value: "", label: texts.addCandidate.choose }]),
          ...establishments.map(({ uai: value, name }) => ({
            value,
            label: texts.shell.establishment(name, value),
          })),
        ]}
      />
      <div className={classes.pair}>
        <NativeSelect
          name="civility"
          label={labels.civility}
          required
          data-autofocus
          error={errorOf("civility")}
          data={[
            { value: "", label: texts.addCandidate.choose },
            { value: "F", label: texts.candidate.civility.F },
            { value: "M", label: texts.candidate.civility.M },
          ]}
        />
        <TextInput {...field("birthDate")} type="date" required />
        <TextInput {...field("lastName")} required />
        <TextInput {...field("firstName")} required />
      </div>
      <TextInput {...field("email")} type="email" required />
      <details className={classes.more}>
        <summary>{texts.addCandidate.more}</summary>
        <div className={classes.inside}>
          <div className={classes.pair}>
            <TextInput {...field("mobilePhone")} type="tel" maxLength={50} />
            <TextInput {...field("landlinePhone")} type="tel" maxLength={50} />
          </div>
          <Textarea
            name="addressLines"
            label={labels.addressLines}
            description={texts.candidate.addressHint}
            rows={2}
            error={errorOf("addressLines")}
          />
          <div className={classes.pair}>
            <TextInput {...field("postalCode")} maxLength={20} />
            <TextInput {...field("city")} />
            <TextInput {...field("country")} />
          </div>
          <TextInput
            name="diplomaType"
            label={labels.diplomaType}
            description={texts.addCandidate.diplomaHint}
            maxLength={200}
            error={errorOf("diplomaType")}
          />
          <div className={classes.pair}>
            <TextInput
              name="diplomaSeries"
              label={labels.diplomaSeries}
              maxLength={200}
              error={errorOf("diplomaSeries")}
            />
            <TextInput
              name="diplomaYear"
              label={labels.diplomaYear}
              type="number"
              min={1900}
              max={2100}
              error={errorOf("diplomaYear")}
            />
          </div>
        </div>
      </details>
    </FormDialog>
  );
}

/** What the form says, blanks left out. */
function newCandidateOf(form: FormData): NewCandidate {
  const text = (name: string) => formText(form, name).trim();
  const filled = [...optional, "diplomaType", "diplomaSeries"].filter((name) => text(name) !== "");
  const address = text("addressLines")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const year = text("diplomaYear");
  return {
    establishment: text("establishment"),
    civility: text("civility") === "F" ? "F" : "M",
    lastName: text("lastName"),
    firstName: text("firstName"),
    birthDate: text("birthDate"),
    email: text("email"),
    ...Object.fromEntries(filled.map((name) => [name, text(name)])),
    ...(address.length > 0 && { addressLines: address }),
    ...(year !== "" && { diplomaYear: Number(year) }),
  };
}
