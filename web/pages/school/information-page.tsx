import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { School, SchoolChange } from "../../../src/school/school.schema.ts";
import { meQuery, schoolQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useWholeSchool } from "../../app/me.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import formClasses from "../../components/form-dialog.module.css";
import { formText } from "../../components/form-text.ts";
import { Page } from "../../components/page.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { showToast } from "../../components/toast.tsx";
import { useFirstFault } from "../../components/use-first-fault.ts";
import { useSaving } from "../../components/use-saving.ts";
import { formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";

export function InformationPage() {
  const { data, isError, error, refetch } = useQuery(schoolQuery);
  return (
    <Page title={texts.school.information}>
      <Section>
        {data ? (
          <SchoolForm school={data} />
        ) : isError ? (
          <QueryError error={error} retry={refetch} />
        ) : (
          <SkeletonText lines={4} />
        )}
      </Section>
    </Page>
  );
}

function SchoolForm({ school }: { readonly school: School }) {
  const [missing, setMissing] = useState(false);
  const changeable = useWholeSchool();
  const { save, saving, fault, faultOf } = useSaving({
    send: (change: SchoolChange) => request<School>("PATCH", "/api/school", change),
    fields: ["name"],
    refresh: [schoolQuery.queryKey, meQuery.queryKey],
    onSaved: () => showToast(texts.common.saved),
  });

  const { form, submitted } = useFirstFault(saving);

  return (
    <form
      ref={form}
      className={formClasses.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
        const typed = new FormData(event.currentTarget);
        const name = formText(typed, "name").trim();
        setMissing(name === "");
        const asked = typed.has("secondFactorRequired");
        if (name === "") return;
        // What is not changed is not sent: it would ask for a fresh proof of identity.
        save({ name, ...(asked !== school.secondFactorRequired && { secondFactorRequired: asked }) });
      }}
    >
      <ErrorSummary message={fault} />
      <TextInput
        name="name"
        label={texts.school.name}
        defaultValue={school.name}
        maxLength={120}
        required
        readOnly={!changeable}
        description={changeable ? undefined : texts.school.wholeSchool}
        maw={420}
        error={missing ? texts.school.nameRequired : faultOf("name")}
      />
      <Checkbox
        name="secondFactorRequired"
        label={texts.school.secondFactorRequired}
        description={texts.school.secondFactorMeaning}
        defaultChecked={school.secondFactorRequired}
        disabled={!changeable}
        maw={560}
      />
      <p className="quiet">
        {texts.school.createdAt} {formatMomentDay(school.createdAt)}
      </p>
      {changeable && (
        <div>
          <Button type="submit" loading={saving}>
            {texts.common.save}
          </Button>
        </div>
      )}
    </form>
  );
}
