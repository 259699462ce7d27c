import { Button } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { texts } from "../texts.ts";
import { Dialog } from "./dialog.tsx";
import classes from "./form-dialog.module.css";

/** The forms of the page with something typed and not saved: one of them asks for all. */
const unsaved = new Set<symbol>();

/** Asks before leaving the page with something typed and not saved: by a link, the back button or closing the window. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const [form] = useState(() => Symbol("form"));
  useEffect(() => {
    if (!dirty) return;
    unsaved.add(form);
    return () => {
      unsaved.delete(form);
    };
  }, [dirty, form]);
  const { status, proceed, reset } = useBlocker({
    // Filters and anchors of the same page lose nothing.
    shouldBlockFn: ({ current, next }) =>
      dirty && firstOf(unsaved) === form && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return <LeaveQuestion onStay={reset} onLeave={proceed} />;
}

function firstOf<Item>(items: ReadonlySet<Item>): Item | undefined {
  return items.values().next().value;
}

/** Whether to leave what was typed; the safe answer has the keyboard. */
export function LeaveQuestion({
  onStay,
  onLeave,
}: {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}) {
  return (
    <Dialog onClose={onStay} title={texts.leave.title} closeOnClickOutside={false}>
      <p>{texts.leave.body}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onLeave}>
          {texts.leave.leave}
        </Button>
        <Button onClick={onStay} data-autofocus>
          {texts.leave.stay}
        </Button>
      </div>
    </Dialog>
  );
}
