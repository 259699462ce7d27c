import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Guard, ImportReport } from "../../../src/imports/import.schema.ts";
import { importLimitsQuery } from "../../api/queries.ts";
import { texts } from "../../texts.ts";
import { Dialog } from "../dialog.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ConfirmImport } from "./confirm-import.tsx";
import classes from "./import-dialog.module.css";
import type { ImportKind } from "./import-kind.ts";
import { canBeStopped, refuseFile } from "./import-state.ts";
import { RefusedImport } from "./refused-import.tsx";
import { useImport } from "./use-import.ts";
import { VerifiedImport } from "./verified-import.tsx";
import { WorkingImport } from "./working-import.tsx";

interface ImportDialogProps {
  readonly kind: ImportKind;
  readonly uai: string;
  /** Null when the établissement is unknown, or its service is needed and off. */
  readonly name: string | null;
  readonly onClose: () => void;
  readonly onImported: (report: ImportReport) => void;
}

/** The import dialog: choose a file, watch it being checked, read what it brings or why it is refused, confirm, done. */
export function ImportDialog({ kind, uai, name, onClose, onImported }: ImportDialogProps) {
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { state, start, verify, stop, chooseAgain } = useImport(kind, uai, onImported);
  const limits = useQuery(importLimitsQuery).data;
  const limit = limits?.[kind.limit] ?? null;
  const working = state.step === "working";
  const stoppable = state.step === "working" && canBeStopped(state.dryRun, state.progress);
  const words = texts.importKinds[kind.name];

  const closeLabel = !working
    ? texts.common.close
    : !stoppable
      ? texts.importDialog.leave
      : state.dryRun
        ? texts.importDialog.stopVerifying
        : texts.importDialog.stop;

  const choose = (files: readonly File[]) => {
    const [chosen] = files;
    if (chosen === undefined) return;
    const refusal = files.length > 1 ? texts.importDialog.oneFile : faultOf(chosen, kind, limit);
    setFault(refusal);
    setFile(refusal === null ? chosen : null);
    chooseAgain();
  };

  const submit = (send: (file: File) => void) => {
    if (file === null) setFault(fault ?? texts.importDialog.missingFile);
    else send(file);
  };

  const chooseAnother = () => {
    setFile(null);
    chooseAgain();
  };

  return (
    <Dialog
      onClose={stoppable ? stop : onClose}
      title={name === null ? words.service : words.title(name, uai)}
      size={800}
      closeOnClickOutside={false}
      closeOnEscape={!working}
      closeButtonProps={{ "aria-label": closeLabel }}
    >
      {name === null ? (
        <ErrorSummary message={words.unknownEstablishment(uai)} />
      ) : state.step === "working" ? (
        <WorkingImport {...state} stop={stop} leave={onClose} />
      ) : state.step === "verified" ? (
        <VerifiedImport
          file={state.file}
          report={state.report}
          cancel={onClose}
          chooseAnother={chooseAnother}
          confirm={() => start(state.file, codesOf(state.report.guards))}
        />
      ) : state.step === "to-confirm" ? (
        <ConfirmImport
          guards={state.guards}
          cancel={onClose}
          confirm={() => start(state.file, codesOf(state.guards))}
        />
      ) : (
        <>
          {state.step === "refused" && <RefusedImport file={state.file} refusal={state.refusal} />}
          <ChooseFile
            kind={kind}
            limit={limit}
            file={state.step === "refused" ? null : file}
            fault={fault}
            again={state.step === "refused"}
            notice={state.step === "choose" ? state.notice : null}
            onChoose={choose}
          />
          <div className={classes.buttons}>
            <Button variant="default" onClick={onClose}>
              {state.step === "refused" ? texts.common.close : texts.common.cancel}
            </Button>
            {state.step === "choose" && (
              <>
                <Button variant="default" onClick={() => submit(verify)}>
                  {texts.importDialog.verify}
                </Button>
                <Button onClick={() => submit(start)}>{texts.importDialog.submit}</Button>
              </>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

function codesOf(guards: readonly Guard[]): string[] {
  return guards.map(({ code }) => code);
}

function faultOf(file: File, kind: ImportKind, limit: number | null): string | null {
  const fault = refuseFile(file, kind, limit);
  if (fault === null) return null;
  if (fault === "tooBig") return texts.importDialog.tooBig(file.name, limit ?? 0);
  return texts.importKinds[kind.name][fault](file.name);
}
