import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LinkedPassword, PasswordLinkHolder } from "../../../src/accounts/account.schema.ts";
import { ApiError } from "../../api/problem-details.ts";
import { request, sentenceOf } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { formText } from "../../components/form-text.ts";
import { Message, Page } from "../../components/page.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { useFirstFault } from "../../components/use-first-fault.ts";
import { texts } from "../../texts.ts";
import classes from "./password.module.css";
import { shortestPassword } from "./password-form.tsx";

const words = texts.passwordLink;

/** Where the link of an administrator leads: its secret is behind the `#`, and nobody needs to be signed in. */
export function PasswordLinkPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const holder = useQuery({
    queryKey: ["password-link", token],
    queryFn: () =>
      request<PasswordLinkHolder>("POST", "/api/password-links/reading", { token: token || "-" }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page title={words.title} layout="text">
      {holder.data ? (
        <LinkForm token={token} email={holder.data.email} />
      ) : holder.isError ? (
        <Message role="alert">{sentenceOf(holder.error)}</Message>
      ) : (
        <SkeletonText lines={4} />
      )}
    </Page>
  );
}

function LinkForm({ token, email }: { readonly token: string; readonly email: string }) {
  const [tooShort, setTooShort] = useState(false);
  const choice = useMutation({
    mutationFn: (password: LinkedPassword) =>
      request<undefined>("POST", "/api/password-links/password", password),
  });
  const { form, submitted } = useFirstFault(choice.isPending);
  const refusal = choice.isError ? sentenceOf(choice.error) : null;
  const ofField = choice.error instanceof ApiError && choice.error.details.field === "newPassword";

  if (choice.isSuccess)
    return (
      <div role="status" className={classes.form}>
        <p>{words.done}</p>
        <div>
          <Button component="a" href="/">
            {words.signIn}
          </Button>
        </div>
      </div>
    );
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
        const newPassword = formText(new FormData(event.currentTarget), "newPassword");
        const refused = newPassword.length < shortestPassword;
        setTooShort(refused);
        if (!refused) choice.mutate({ token, newPassword });
      }}
    >
      <p className="quiet">{words.of(email)}</p>
      <ErrorSummary message={ofField ? null : refusal} />
      {/* For the browser's password manager. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        name="newPassword"
        label={texts.password.next}
        description={texts.password.nextHint}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ "aria-label": texts.password.show, tabIndex: 0 }}
        error={tooShort ? texts.password.tooShort : ofField && refusal}
      />
      <div>
        <Button type="submit" loading={choice.isPending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
