import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Me, SignIn } from "../../../src/accounts/account.schema.ts";
import { ApiError } from "../../api/problem-details.ts";
import { meQuery } from "../../api/queries.ts";
import { codeRequired, request, sentenceOf } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { formText } from "../../components/form-text.ts";
import { texts } from "../../texts.ts";
import { CodeForm } from "./code-form.tsx";
import { ProviderSignIn } from "./provider-sign-in.tsx";
import classes from "./sign-in.module.css";

interface SignInFormProps {
  /** Already known when signing in again. */
  readonly email?: string;
  readonly onSignedIn?: (me: Me) => void;
  readonly onLeave?: () => void;
}

export function SignInForm({ email, onSignedIn, onLeave }: SignInFormProps) {
  const client = useQueryClient();
  const address = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (email === undefined) address.current?.focus();
  }, [email]);

  /** The right password, while the code of the second factor is awaited. */
  const [proven, setProven] = useState<SignIn | null>(null);
  const signIn = useMutation({
    mutationFn: (credentials: SignIn) => request<Me>("POST", "/api/session", credentials),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      onSignedIn?.(me);
    },
    onError: (error, credentials) => {
      if (error instanceof ApiError && error.code === codeRequired) setProven(credentials);
      else password.current?.select();
    },
  });
  if (proven !== null)
    return (
      <CodeForm
        email={proven.email}
        refused={signIn.isError && signIn.variables.code !== undefined ? signIn.error : null}
        pending={signIn.isPending}
        onCode={(code) => signIn.mutate({ ...proven, code })}
        onBack={() => {
          setProven(null);
          signIn.reset();
        }}
      />
    );

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        signIn.mutate({ email: formText(form, "email").trim(), password: formText(form, "password") });
      }}
    >
      <ErrorSummary message={signIn.isError ? sentenceOf(signIn.error) : null} />
      <TextInput
        ref={address}
        name="email"
        type="email"
        label={texts.signIn.email}
        autoComplete="username"
        defaultValue={email}
        required
        withAsterisk={false}
      />
      <PasswordInput
        ref={password}
        name="password"
        label={texts.signIn.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus={email !== undefined || undefined}
        visibilityToggleButtonProps={{ "aria-label": texts.password.show, tabIndex: 0 }}
      />
      <div className={classes.buttons}>
        {onLeave && (
          <Button variant="default" onClick={onLeave}>
            {texts.signIn.leave}
          </Button>
        )}
        <Button type="submit" loading={signIn.isPending} fullWidth={!onLeave}>
          {texts.signIn.submit}
        </Button>
      </div>
      <ProviderSignIn />
    </form>
  );
}
