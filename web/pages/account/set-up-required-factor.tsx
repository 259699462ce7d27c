import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RecoveryCodes, SecondFactorKey } from "../../../src/accounts/account.schema.ts";
import { meQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { FirstStep } from "../../app/shell/first-step.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import { RecoveryCodeList } from "./recovery-code-list.tsx";
import { SecondFactorSetUp } from "./second-factor-set-up.tsx";

const words = texts.secondFactor;

/** In place of every page while the school requires a second factor and there is none. */
export function SetUpRequiredFactor() {
  const client = useQueryClient();
  const [key, setKey] = useState<SecondFactorKey | null>(null);
  const [recovery, setRecovery] = useState<RecoveryCodes | null>(null);
  const { save, saving, fault } = useSaving({
    send: () => request<SecondFactorKey>("POST", "/api/me/second-factor"),
    refresh: [],
    onSaved: setKey,
  });

  return (
    <FirstStep title={words.requiredTitle}>
      <p className="quiet">{words.requiredMeaning}</p>
      {recovery !== null ? (
        <RecoveryCodeList
          codes={recovery.codes}
          onKept={() => client.invalidateQueries({ queryKey: meQuery.queryKey })}
        />
      ) : key !== null ? (
        <SecondFactorSetUp secondFactor={key} onConfirmed={setRecovery} />
      ) : (
        <>
          <p className="quiet">{words.meaning}</p>
          <ErrorSummary message={fault} />
          <div>
            <Button loading={saving} onClick={() => save(undefined)}>
              {words.setUp}
            </Button>
          </div>
        </>
      )}
    </FirstStep>
  );
}
