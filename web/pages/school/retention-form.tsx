import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PrivacyChange, PrivacySettings } from "../../../src/privacy/privacy.schema.ts";
import { privacyQuery, purgePreviewQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import formClasses from "../../components/form-dialog.module.css";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { useFirstFault } from "../../components/use-first-fault.ts";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";

type Duration = keyof PrivacySettings["bounds"];
const durations: readonly Duration[] = [
  "candidateActiveMonths",
  "candidateArchivedMonths",
  "recordMonths",
  "traceMonths",
];

/** How long what is kept, in months, each below its ceiling. */
export function RetentionForm({ settings }: { readonly settings: PrivacySettings }) {
  const { bounds } = settings;
  const [wrong, setWrong] = useState<readonly Duration[]>([]);
  const { save, saving, fault, faultOf } = useSaving({
    send: (change: PrivacyChange) => request<PrivacySettings>("PATCH", "/api/school/privacy", change),
    fields: durations,
    refresh: [privacyQuery.queryKey, purgePreviewQuery.queryKey],
    onSaved: () => showToast(texts.common.saved),
  });
  const { form, submitted } = useFirstFault(saving);

  const submit = (typed: FormData) => {
    const months = durations.map(
      (name) => [name, Number(formText(typed, name).trim() || Number.NaN)] as const,
    );
    const faults = months.filter(([name, count]) => !isWithin(count, bounds[name])).map(([name]) => name);
    setWrong(faults);
    if (faults.length === 0) save(Object.fromEntries(months));
  };

  return (
    <form
      ref={form}
      className={formClasses.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
        submit(new FormData(event.currentTarget));
      }}
    >
      <ErrorSummary message={fault} />
      <div className={classes.durations}>
        {durations.map((name) => {
          const { least, most } = bounds[name];
          const fault = wrong.includes(name) ? texts.privacy.outOfBounds(least, most) : faultOf(name);
          return (
            <TextInput
              key={name}
              name={name}
              label={texts.privacy.durations[name].label}
              description={`${texts.privacy.durations[name].meaning} ${texts.privacy.bounds(least, most)}`}
              defaultValue={settings[name]}
              inputMode="numeric"
              maxLength={2}
              rightSection={<span className="quiet">{texts.privacy.months}</span>}
              rightSectionWidth={60}
              required
              error={fault}
            />
          );
        })}
      </div>
      <div>
        <Button type="submit" loading={saving}>
          {texts.common.save}
        </Button>
      </div>
    </form>
  );
}

function isWithin(count: number, { least, most }: PrivacySettings["bounds"][Duration]): boolean {
  return Number.isInteger(count) && count >= least && count <= most;
}
