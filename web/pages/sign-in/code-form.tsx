import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { sentenceOf } from "../../api/request.ts";
import { CodeInput } from "../../components/code-input.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { formText } from "../../components/form-text.ts";
import { texts } from "../../texts.ts";
import classes from "./sign-in.module.css";

interface CodeFormProps {
  readonly email: string;
  /** What was wrong with the code before. */
  readonly refused: Error | null;
  readonly pending: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

/** The second step of signing in, for accounts with a second factor. */
export function CodeForm({ email, refused, pending, onCode, onBack }: CodeFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
  }, []);

  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onCode(formText(new FormData(event.currentTarget), "code"));
      }}
    >
      <ErrorSummary message={refused === null ? null : sentenceOf(refused)} />
      <p role="status">{texts.signIn.codeBody(email)}</p>
      <CodeInput label={texts.signIn.code} description={texts.signIn.codeHint} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {texts.signIn.back}
        </Button>
        <Button type="submit" loading={pending}>
          {texts.signIn.submit}
        </Button>
      </div>
      <p className="quiet">{texts.signIn.lostCode}</p>
    </form>
  );
}
