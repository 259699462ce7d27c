import { type ReactNode, useId } from "react";
import classes from "./section.module.css";

/** A titled part of a page, on its own sheet. */
export function Section({
  id,
  title,
  action,
  children,
}: {
  readonly id?: string;
  readonly title?: string;
  /** Beside the title: what can be done with this part. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section id={id} className={classes.section} aria-labelledby={title && titleId}>
      {title && (
        <div className={classes.head}>
          <h2 id={titleId}>{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
