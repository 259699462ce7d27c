import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AdmissionReport } from "../../../src/sas/candidate.schema.ts";
import { afterCandidatesChange, campaignsQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useMe } from "../../app/me.ts";
import { Notice, Question } from "../../components/candidates/question.tsx";
import { clearSelection, knownName, useSelection } from "../../components/candidates/selection.ts";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./sas.module.css";

const words = texts.admission;

/** Ajout multiple: asks, moves the ticked candidates into the campagne ciblée, and says who was not moved and why. */
export function AdmitMany() {
  const [asked, ask] = useState(false);
  const [report, setReport] = useState<AdmissionReport | null>(null);
  const selection = useSelection();
  const { targetCampaignId } = useMe();
  const target = (useQuery(campaignsQuery).data ?? []).find(({ id }) => id === targetCampaignId);
  const { save, saving, fault } = useSaving({
    send: () =>
      request<AdmissionReport>("POST", "/api/candidates/admissions", {
        campaignId: targetCampaignId,
        ids: [...selection],
      }),
    refresh: afterCandidatesChange,
    onSaved: (answer) => {
      ask(false);
      clearSelection();
      if (answer.refused.length > 0) setReport(answer);
      else showToast(words.done(answer.admitted, answer.campaign));
    },
  });
  const close = () => ask(false);
  const obstacle = selection.size === 0 ? words.none : target === undefined ? words.noTarget : null;
  return (
    <>
      <Button size="xs" className={classes.admitMany} onClick={() => ask(true)}>
        {words.many}
      </Button>
      {asked && obstacle !== null && (
        <Notice title={words.many} onClose={close}>
          <p role="alert">{obstacle}</p>
        </Notice>
      )}
      {asked && obstacle === null && (
        <Question
          title={words.confirmTitle}
          submitLabel={words.one}
          saving={saving}
          fault={fault}
          onSubmit={() => save(undefined)}
          onClose={close}
        >
          <p>{words.confirm(selection.size, target?.name ?? "")}</p>
        </Question>
      )}
      {report !== null && <Outcome report={report} onClose={() => setReport(null)} />}
    </>
  );
}

function Outcome({ report, onClose }: { readonly report: AdmissionReport; readonly onClose: () => void }) {
  const { admitted, campaign, refused } = report;
  return (
    <Notice title={words.outcomeTitle} onClose={onClose}>
      {admitted > 0 && <p>{words.done(admitted, campaign)}</p>}
      <p>{words.notMoved(refused.length)}</p>
      <ul className={classes.refused}>
        {refused.map(({ id, lastName, firstName, campaign: current, reason }) => (
          <li key={id}>
            <strong>
              {lastName === null ? (knownName(id) ?? words.goneName) : `${lastName} ${firstName}`}
            </strong>{" "}
            {current === null ? words.reasons[reason] : words.inCampaign(words.reasons[reason], current)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
