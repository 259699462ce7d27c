import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { texts } from "../../texts.ts";
import { Dialog } from "../dialog.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import formClasses from "../form-dialog.module.css";

interface QuestionProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly danger?: boolean;
  readonly saving: boolean;
  /** False until what is asked is known. */
  readonly ready?: boolean;
  readonly fault: string | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done to candidates; the safe answer has the keyboard. */
export function Question(props: QuestionProps) {
  const { title, submitLabel, danger, saving, ready = true, fault, onSubmit, onClose, children } = props;
  return (
    <Dialog onClose={onClose} title={title} closeOnClickOutside={false}>
      <ErrorSummary message={fault} />
      {children}
      <div className={formClasses.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {texts.common.cancel}
        </Button>
        <Button {...(danger && { color: "red" })} loading={saving} disabled={!ready} onClick={onSubmit}>
          {submitLabel}
        </Button>
      </div>
    </Dialog>
  );
}

/** Something to be read before going on. */
export function Notice({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog onClose={onClose} title={title}>
      {children}
      <div className={formClasses.buttons}>
        <Button onClick={onClose} data-autofocus>
          {texts.common.close}
        </Button>
      </div>
    </Dialog>
  );
}
