import { type RefObject, useEffect, useRef } from "react";

interface FirstFault {
  readonly form: RefObject<HTMLFormElement | null>;
  /** To be called when the form is submitted. */
  readonly submitted: () => void;
}

/** After a submission that found faults, here or on the server, puts the focus in the first field marked invalid. */
export function useFirstFault(saving: boolean): FirstFault {
  const form = useRef<HTMLFormElement>(null);
  const awaited = useRef(false);

  useEffect(() => {
    if (!awaited.current || saving) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (!field) return;
    awaited.current = false;
    field.focus();
  });

  return {
    form,
    submitted() {
      awaited.current = true;
    },
  };
}
