import { Modal, type ModalProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { texts } from "../texts.ts";
import classes from "./dialog.module.css";
import { findOpener, type Opener, returnFocus } from "./return-focus.ts";

/** The dialogs that are open, the last one on top: what opened each, then what opened the one it was opened from. */
const opened: (readonly Opener[])[] = [];

/**
 * The one dialog of the program: open as long as it is rendered. When it goes, the keyboard returns to what opened it (Mantine's
 * own dialog gives it back only when it stays rendered and closed).
 */
export function Dialog({ children, ...props }: Omit<ModalProps, "opened" | "returnFocus">) {
  // While it is first rendered its opener still has the keyboard.
  const [openers] = useState(() => {
    const opener = findOpener();
    return [...(opener === null ? [] : [opener]), ...(opened.at(-1) ?? [])];
  });
  useEffect(() => {
    opened.push(openers);
    return () => {
      opened.splice(opened.indexOf(openers), 1);
      returnFocus(openers);
    };
  }, [openers]);

  return (
    <Modal
      opened
      returnFocus={false}
      closeButtonProps={{ "aria-label": texts.common.close }}
      classNames={{ title: classes.title }}
      {...props}
    >
      {children}
    </Modal>
  );
}
