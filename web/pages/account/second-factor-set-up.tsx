import { Button } from "@mantine/core";
import { encodeQR } from "qr";
import { useMemo } from "react";
import type { RecoveryCodes, SecondFactorKey } from "../../../src/accounts/account.schema.ts";
import { request } from "../../api/request.ts";
import { CodeInput } from "../../components/code-input.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { formText } from "../../components/form-text.ts";
import { useFirstFault } from "../../components/use-first-fault.ts";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./account.module.css";

const words = texts.secondFactor;

/** A key to scan or to type, and the first code that proves that the application has it. */
export function SecondFactorSetUp({
  secondFactor: { key, address },
  onCancel,
  onConfirmed,
}: {
  readonly secondFactor: SecondFactorKey;
  readonly onCancel?: () => void;
  readonly onConfirmed: (codes: RecoveryCodes) => void;
}) {
  const picture = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(encodeQR(address, "svg", { ecc: "medium" }))}`,
    [address],
  );
  const { save, saving, fault, faultOf } = useSaving({
    send: (proof: { readonly code: string }) =>
      request<RecoveryCodes>("POST", "/api/me/second-factor/confirmation", proof),
    fields: ["code"],
    refresh: [],
    onSaved: onConfirmed,
  });
  const { form, submitted } = useFirstFault(saving);

  return (
    <form
      ref={form}
      className={classes.setUp}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
        save({ code: formText(new FormData(event.currentTarget), "code") });
      }}
    >
      <ErrorSummary message={fault} />
      <p>{words.scan}</p>
      <img className={classes.picture} src={picture} alt={words.picture} width={208} height={208} />
      <p>
        {words.type}
        <br />
        <code className={classes.key}>{key.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <CodeInput label={words.firstCode} error={faultOf("code")} />
      <div className={classes.buttons}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {texts.common.cancel}
          </Button>
        )}
        <Button type="submit" loading={saving}>
          {words.confirm}
        </Button>
      </div>
    </form>
  );
}
