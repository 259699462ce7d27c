import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { AdmissionReport, CandidateLine } from "../../../src/sas/candidate.schema.ts";
import { afterCandidatesChange, campaignsQuery, candidatePath } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useMe } from "../../app/me.ts";
import { texts } from "../../texts.ts";
import { showToast } from "../toast.tsx";
import { useSaving } from "../use-saving.ts";
import classes from "./candidate-actions.module.css";
import { Question } from "./question.tsx";
import { RemovalDialog } from "./removal-dialog.tsx";
import { tick } from "./selection.ts";
import { Signs } from "./signs.tsx";
import type { ToldApart } from "./told-apart.ts";

/** What the actions need to know of a candidate. */
export interface ActedUpon extends ToldApart {
  readonly id: string;
  /** Null while in the SAS. */
  readonly campaignId: string | null;
  /** There is somebody of the same identity to compare with. */
  readonly comparable: boolean;
  /** In the SAS with others of the same identity. */
  readonly twinInSas: boolean;
  /** Null when it may leave, else why not. */
  readonly blocked: string | null;
}

interface ActionProps {
  readonly candidate: ActedUpon;
  readonly onRemoved?: () => void;
  /** In a list, to which the comparison leads back. */
  readonly listed?: boolean;
  /** Out of the tab order: the row has the keyboard. */
  readonly reachable?: boolean;
}

const words = texts.admission;

/** Why a candidate may not leave the SAS, even alone; null when it may. */
export function blockedBecause({
  admission,
  refusal,
}: Pick<CandidateLine, "admission" | "refusal">): string | null {
  return admission === "no" && refusal !== null ? words.reasons[refusal] : null;
}

/** The menu of one candidate: sortir du SAS or come back, compare when there is somebody to compare with, delete. For administrators. */
export function CandidateActions({ candidate, onRemoved, listed = false, reachable = true }: ActionProps) {
  const [asked, ask] = useState<"admit" | "return" | "remove" | null>(null);
  const me = useMe();
  if (me.role !== "school_admin") return null;
  const name = `${candidate.lastName} ${candidate.firstName}`;
  // Without a target nobody leaves, whatever else stands against it.
  const blocked = me.targetCampaignId === null ? words.reasons.no_target_campaign : candidate.blocked;
  const close = () => ask(null);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={words.menu(name)}
            tabIndex={reachable ? 0 : -1}
          >
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {candidate.campaignId === null ? (
            <Menu.Item disabled={blocked !== null} onClick={() => ask("admit")}>
              {words.one}
              {blocked !== null && <span className="quiet"> – {blocked}</span>}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => ask("return")}>{words.toReturn}</Menu.Item>
          )}
          {candidate.comparable && (
            <Menu.Item
              renderRoot={(props) => (
                <Link
                  to="/candidats/$id/comparer"
                  params={{ id: candidate.id }}
                  state={{ fromList: listed }}
                  {...props}
                />
              )}
            >
              {words.compare}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" onClick={() => ask("remove")}>
            {words.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === "admit" && <AdmitOne candidate={candidate} name={name} onClose={close} />}
      {asked === "return" && <ReturnOne candidate={candidate} name={name} onClose={close} />}
      {asked === "remove" && (
        <RemovalDialog
          ids={[candidate.id]}
          onClose={close}
          onRemoved={() => {
            close();
            onRemoved?.();
          }}
        />
      )}
    </>
  );
}

interface DialogProps {
  readonly candidate: ActedUpon;
  readonly name: string;
  readonly onClose: () => void;
}

function AdmitOne({ candidate, name, onClose }: DialogProps) {
  const campaignId = useMe().targetCampaignId;
  const campaigns = useQuery(campaignsQuery).data ?? [];
  const target = campaigns.find(({ id }) => id === campaignId);
  const { save, saving, fault, faultCode } = useSaving({
    send: () => request<AdmissionReport>("POST", `${candidatePath(candidate.id)}/admission`, { campaignId }),
    refresh: afterCandidatesChange,
    onSaved: ({ campaign }) => {
      tick([candidate.id], false);
      showToast(words.done(1, campaign));
      onClose();
    },
  });
  return (
    <Question
      title={words.one}
      submitLabel={words.one}
      saving={saving}
      ready={target !== undefined}
      fault={fault ?? (campaignId === null ? words.noTarget : null)}
      onSubmit={() => save(undefined)}
      onClose={onClose}
    >
      {target && <p>{words.confirmOne(name, target.name)}</p>}
      <p className="quiet">
        <Signs of={candidate} />
      </p>
      {candidate.twinInSas && <p>{words.confirmTwin}</p>}
      {faultCode === "candidate.duplicate_in_campaign" && (
        <p className={classes.ways}>
          <Link to="/candidats/$id/comparer" params={{ id: candidate.id }} onClick={onClose}>
            {words.compare}
          </Link>
          <Link to="/liaison" search={{ candidat: candidate.id }} onClick={onClose}>
            {texts.comparison.toLiaison}
          </Link>
        </p>
      )}
    </Question>
  );
}

function ReturnOne({ candidate, name, onClose }: DialogProps) {
  const { save, saving, fault } = useSaving({
    send: () =>
      request<void>("POST", `${candidatePath(candidate.id)}/return`, { campaignId: candidate.campaignId }),
    refresh: afterCandidatesChange,
    onSaved: () => {
      showToast(words.returned);
      onClose();
    },
  });
  return (
    <Question
      title={words.toReturn}
      submitLabel={words.toReturn}
      saving={saving}
      fault={fault}
      onSubmit={() => save(undefined)}
      onClose={onClose}
    >
      <p>{words.confirmReturn(name, candidate.campaign ?? "", candidate.civility)}</p>
      <p className="quiet">
        <Signs of={candidate} />
      </p>
    </Question>
  );
}
