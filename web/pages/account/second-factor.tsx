import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type {
  OwnSecondFactor,
  RecoveryCodes,
  SecondFactorKey,
} from "../../../src/accounts/account.schema.ts";
import { meQuery, ownSessionsQuery, secondFactorQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { FormDialog } from "../../components/form-dialog.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./account.module.css";
import { RecoveryCodeList } from "./recovery-code-list.tsx";
import { SecondFactorSetUp } from "./second-factor-set-up.tsx";

const words = texts.secondFactor;

/** What is shown in the section: how things are, a key to scan, or codes to keep. */
type Shown =
  | { readonly kind: "state" }
  | { readonly kind: "key"; readonly key: SecondFactorKey }
  | { readonly kind: "codes"; readonly codes: readonly string[] };

const few = 3;

/** One's own second factor: set up, replaced, removed; and its recovery codes. */
export function SecondFactor() {
  const client = useQueryClient();
  const { data, isError, error, refetch } = useQuery(secondFactorQuery);
  const [shown, show] = useState<Shown>({ kind: "state" });
  const refresh = () => {
    for (const { queryKey } of [secondFactorQuery, meQuery, ownSessionsQuery])
      client.invalidateQueries({ queryKey });
  };

  return (
    <Section title={words.title}>
      {shown.kind === "key" ? (
        <SecondFactorSetUp
          secondFactor={shown.key}
          onCancel={() => show({ kind: "state" })}
          onConfirmed={({ codes }) => show({ kind: "codes", codes })}
        />
      ) : shown.kind === "codes" ? (
        <RecoveryCodeList
          codes={shown.codes}
          onKept={() => {
            show({ kind: "state" });
            showToast(words.ready);
            refresh();
          }}
        />
      ) : data ? (
        <State secondFactor={data} show={show} refresh={refresh} />
      ) : isError ? (
        <QueryError error={error} retry={refetch} />
      ) : (
        <SkeletonText lines={3} />
      )}
    </Section>
  );
}

function State({
  secondFactor: { confirmedAt, recoveryCodesLeft, required },
  show,
  refresh,
}: {
  readonly secondFactor: OwnSecondFactor;
  readonly show: (shown: Shown) => void;
  readonly refresh: () => void;
}) {
  const [removing, setRemoving] = useState(false);
  const begin = useSaving({
    send: () => request<SecondFactorKey>("POST", "/api/me/second-factor"),
    refresh: [],
    onSaved: (key) => show({ kind: "key", key }),
  });
  const renew = useSaving({
    send: () => request<RecoveryCodes>("POST", "/api/me/second-factor/recovery-codes"),
    refresh: [],
    onSaved: ({ codes }) => show({ kind: "codes", codes }),
  });
  const waiting = begin.saving || renew.saving;

  return (
    <>
      <p className={classes.meaning}>{words.meaning}</p>
      <ErrorSummary message={begin.fault ?? renew.fault} />
      {confirmedAt === null ? (
        <>
          <p className={classes.fact}>{words.off}</p>
          <div>
            <Button loading={begin.saving} onClick={() => begin.save(undefined)}>
              {words.setUp}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={classes.fact}>
            <strong>{words.on(formatMomentDay(confirmedAt))}</strong> {words.codesLeft(recoveryCodesLeft)}
            {recoveryCodesLeft <= few && ` ${words.fewCodes}`}
          </p>
          <div className={classes.buttons}>
            <Button variant="default" disabled={waiting} onClick={() => begin.save(undefined)}>
              {words.replace}
            </Button>
            <Button variant="default" disabled={waiting} onClick={() => renew.save(undefined)}>
              {words.newCodes}
            </Button>
            {!required && (
              <Button
                variant="outline"
                color="red"
                disabled={waiting}
                aria-label={words.removeTitle}
                onClick={() => setRemoving(true)}
              >
                {words.remove}
              </Button>
            )}
          </div>
        </>
      )}
      {removing && <Removal onClose={() => setRemoving(false)} refresh={refresh} />}
    </>
  );
}

function Removal({ onClose, refresh }: { readonly onClose: () => void; readonly refresh: () => void }) {
  const { save, saving, fault } = useSaving({
    send: () => request<undefined>("DELETE", "/api/me/second-factor"),
    refresh: [],
    onSaved: () => {
      showToast(words.removed);
      onClose();
      refresh();
    },
  });
  return (
    <FormDialog
      title={words.removeTitle}
      submitLabel={words.remove}
      danger
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={() => save(undefined)}
    >
      <p>{words.removeQuestion}</p>
    </FormDialog>
  );
}
