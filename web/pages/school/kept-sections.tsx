import { Button } from "@mantine/core";
import type { PrivacyChange, PrivacySettings } from "../../../src/privacy/privacy.schema.ts";
import { privacyQuery, purgePreviewQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import formClasses from "../../components/form-dialog.module.css";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";

/** Which sections of Parcoursup's files are kept: those not ticked are dropped at import. */
export function KeptSections({ settings: { sections } }: { readonly settings: PrivacySettings }) {
  const { save, saving, fault } = useSaving({
    send: (change: PrivacyChange) => request<PrivacySettings>("PATCH", "/api/school/privacy", change),
    refresh: [privacyQuery.queryKey, purgePreviewQuery.queryKey],
    onSaved: () => showToast(texts.common.saved),
  });
  return (
    <form
      className={formClasses.form}
      onSubmit={(event) => {
        event.preventDefault();
        const kept = new FormData(event.currentTarget).getAll("kept");
        save({ unkeptSections: sections.map(({ name }) => name).filter((name) => !kept.includes(name)) });
      }}
    >
      <ErrorSummary message={fault} />
      <fieldset className={classes.sections}>
        <legend>{texts.privacy.sectionsMeaning}</legend>
        <label className={classes.keptSection}>
          <input type="checkbox" checked disabled readOnly />
          <span>
            {texts.privacy.identity}
            <span className={classes.consequence}>{texts.privacy.identityMeaning}</span>
          </span>
        </label>
        {sections.map(({ name, label, kept, consequence }) => (
          <label key={name} className={classes.keptSection}>
            <input type="checkbox" name="kept" value={name} defaultChecked={kept} />
            <span>
              {label}
              {consequence !== null && (
                <span className={classes.consequence}>{texts.privacy.without(consequence)}</span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" loading={saving}>
          {texts.common.save}
        </Button>
      </div>
    </form>
  );
}
