import { useEffect, useRef, useState } from "react";

interface Draft {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Hands the draft over at once: Enter was pressed, or the box was left. */
  readonly flush: () => void;
}

/**
 * A box that is typed in faster than its value may travel: what is typed shows at once, `commit` gets it after `delay`
 * milliseconds of rest. When the value changes from elsewhere (a link, the back button), the box follows.
 */
export function useDraft(value: string, commit: (text: string) => void, delay: number): Draft {
  const [text, setText] = useState(value);
  const committed = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (value === committed.current) return;
    committed.current = value;
    clearTimeout(timer.current);
    setText(value);
  }, [value]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const settle = (typed: string) => {
    clearTimeout(timer.current);
    if (typed === committed.current) return;
    committed.current = typed;
    commit(typed);
  };

  return {
    text,
    type(typed) {
      setText(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => settle(typed), delay);
    },
    flush: () => settle(text),
  };
}
