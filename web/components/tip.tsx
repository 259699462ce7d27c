import { type KeyboardEvent, type ReactNode, useState } from "react";
import classes from "./tip.module.css";

interface TipProps {
  readonly text: string;
  /** What is inside can take the focus itself: a link. */
  readonly focusable?: boolean;
  /** Of the words, for what they describe. */
  readonly id?: string;
  readonly children: ReactNode;
}

/**
 * A few words more about a value, while one points at it or has the keyboard on it; screen readers read them after the
 * value. Escape hides them, the pointer may enter them (WCAG 1.4.13).
 */
export function Tip({ text, focusable = true, id, children }: TipProps) {
  const [shown, setShown] = useState(false);
  const hideOnEscape = (event: KeyboardEvent) => event.key === "Escape" && setShown(false);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches; there is nothing to act on
    <span
      className={classes.around}
      tabIndex={focusable ? 0 : undefined}
      onPointerEnter={() => setShown(true)}
      onPointerLeave={() => setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onKeyDown={hideOnEscape}
    >
      {children}
      <span id={id} className={classes.words} data-shown={shown}>
        {text}
      </span>
    </span>
  );
}
