import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Guard } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import { GuardQuestions } from "./guard-questions.tsx";
import classes from "./import-dialog.module.css";

interface ConfirmImportProps {
  readonly guards: readonly Guard[];
  readonly cancel: () => void;
  readonly confirm: () => void;
}

/** The questions asked before anything is written; `Annuler` is as easy as going on. */
export function ConfirmImport({ guards, cancel, confirm }: ConfirmImportProps) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), []);

  return (
    <>
      <div ref={summary} role="alert" tabIndex={-1} className={classes.takesFocus}>
        <GuardQuestions guards={guards} />
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={cancel}>
          {texts.common.cancel}
        </Button>
        <Button onClick={confirm}>{texts.importDialog.confirmSubmit}</Button>
      </div>
    </>
  );
}
