import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { texts } from "../texts.ts";
import { Dialog } from "./dialog.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import classes from "./form-dialog.module.css";
import { LeaveGuard, LeaveQuestion } from "./leave-guard.tsx";
import { useFirstFault } from "./use-first-fault.ts";

interface FormProps {
  readonly submitLabel: string;
  /** What it does cannot be taken back. */
  readonly danger?: boolean;
  readonly saving: boolean;
  /** What went wrong that no field can show. */
  readonly fault: string | null;
  readonly onSubmit: (form: FormData) => void;
  /** Somebody types in a field, or chooses in it. */
  readonly onType?: (name: string, value: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

interface FormDialogProps extends FormProps {
  readonly title: string;
  /** There is much to type: Escape and the cross ask before it is lost. */
  readonly guarded?: boolean;
}

/** A short form over the page: one verb to do it, `Annuler` beside. */
export function FormDialog({ title, guarded = false, ...form }: FormDialogProps) {
  const [typed, setTyped] = useState(false);
  const [leaving, leave] = useState(false);
  const asks = guarded && typed;
  return (
    <Dialog
      onClose={() => (asks ? leave(true) : form.onClose())}
      title={title}
      closeOnClickOutside={false}
      closeOnEscape={!leaving}
    >
      <div onInput={() => setTyped(true)}>
        <FormInDialog {...form} />
      </div>
      <LeaveGuard dirty={asks} />
      {leaving && <LeaveQuestion onStay={() => leave(false)} onLeave={form.onClose} />}
    </Dialog>
  );
}

/** What such a dialog holds, for those that open by themselves. */
export function FormInDialog(props: FormProps) {
  const { submitLabel, danger = false, saving, fault, onSubmit, onType, onClose, children } = props;
  const { form, submitted } = useFirstFault(saving);
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onInput={({ target }) => {
        if (isField(target)) onType?.(target.name, target.value);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
        onSubmit(new FormData(event.currentTarget));
      }}
    >
      <ErrorSummary message={fault} />
      {children}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button type="submit" loading={saving} {...(danger && { color: "red" })}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function isField(target: EventTarget): target is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}
