import { Button } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { texts } from "../texts.ts";
import { Dialog } from "./dialog.tsx";
import classes from "./form-dialog.module.css";

/** Asks before leaving the page with something typed and not saved: by a link, the back button or closing the window. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    // Filters and anchors of the same page lose nothing.
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog onClose={reset} title={texts.leave.title} closeOnClickOutside={false}>
      <p>{texts.leave.body}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={proceed}>
          {texts.leave.leave}
        </Button>
        <Button onClick={reset} data-autofocus>
          {texts.leave.stay}
        </Button>
      </div>
    </Dialog>
  );
}
