import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { PasswordChange } from "../../../src/accounts/account.schema.ts";
import { ApiError } from "../../api/problem-details.ts";
import { request, sentenceOf } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { formText } from "../../components/form-text.ts";
import { useFirstFault } from "../../components/use-first-fault.ts";
import { texts } from "../../texts.ts";
import classes from "./password.module.css";

export const shortestPassword = 12;
const eye = { "aria-label": texts.password.show, tabIndex: 0 };

export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const [tooShort, setTooShort] = useState(false);
  const change = useMutation({
    mutationFn: (passwords: PasswordChange) => request<void>("POST", "/api/me/password", passwords),
    onSuccess: onChanged,
  });
  const field = change.error instanceof ApiError ? change.error.details.field : undefined;
  const refusal = change.isError ? sentenceOf(change.error) : null;

  const { form, submitted } = useFirstFault(change.isPending);

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
        const typed = new FormData(event.currentTarget);
        const newPassword = formText(typed, "newPassword");
        const refused = newPassword.length < shortestPassword;
        setTooShort(refused);
        if (!refused) change.mutate({ currentPassword: formText(typed, "currentPassword"), newPassword });
      }}
    >
      <ErrorSummary message={field === undefined ? refusal : null} />
      <PasswordInput
        name="currentPassword"
        label={texts.password.current}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={eye}
        error={field === "currentPassword" && refusal}
      />
      <PasswordInput
        name="newPassword"
        label={texts.password.next}
        description={texts.password.nextHint}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={eye}
        error={tooShort ? texts.password.tooShort : field === "newPassword" && refusal}
      />
      <div>
        <Button type="submit" loading={change.isPending}>
          {texts.password.submit}
        </Button>
      </div>
    </form>
  );
}
