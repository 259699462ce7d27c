import { IconAlertTriangle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import classes from "./error-summary.module.css";

/** What went wrong, above what is to be corrected; takes the focus so that nobody misses it. */
export function ErrorSummary({
  message,
  children,
}: {
  readonly message: string | null;
  readonly children?: ReactNode;
}) {
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (message !== null) summary.current?.focus();
  }, [message]);

  if (message === null) return null;
  return (
    <div ref={summary} role="alert" tabIndex={-1} className={classes.summary}>
      <IconAlertTriangle size={18} aria-hidden="true" className={classes.icon} />
      <div>
        {message}
        {children}
      </div>
    </div>
  );
}
