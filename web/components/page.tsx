import { type ReactNode, useEffect, useRef } from "react";
import { texts } from "../texts.ts";
import classes from "./page.module.css";

interface PageProps {
  readonly title: string;
  /** Above the title: the way back to the list one came from. */
  readonly back?: ReactNode;
  /** Under the title, and staying with it. */
  readonly subtitle?: ReactNode;
  /** Beside the title: what can be done here. */
  readonly actions?: ReactNode;
  /** The head takes little height: the way back stands beside the title, not above it. */
  readonly compact?: boolean;
  /** `table`: the page fills the window and its table scrolls inside. `text`: a column of reading width. */
  readonly layout?: "table" | "text" | "sheet";
  readonly children: ReactNode;
}

/** The first page of a visit leaves the focus where the browser put it; those after announce themselves. */
let visited = false;

/** One page: names the window, and moves the focus to its title so that keyboard and screen reader start there. */
export function Page({ title, layout = "sheet", children, compact = false, ...head }: PageProps) {
  const { back, subtitle, actions } = head;
  const page = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – ${texts.product}`;
  }, [title]);

  useEffect(() => {
    // A part of the page may have taken the focus already: the row one comes back to.
    const taken = page.current?.contains(document.activeElement);
    if (visited && !taken) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);

  return (
    <div ref={page} className={classes.page} data-layout={layout}>
      <div className={classes.head} data-compact={compact || undefined}>
        {back && <div className={classes.back}>{back}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className={classes.actions}>{actions}</div>}
        {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
      {children}
    </div>
  );
}

/** A few words in place of content: nothing yet, nothing found, not allowed, gone. */
export function Message({
  title,
  action,
  role,
  children,
}: {
  readonly title?: string;
  readonly action?: ReactNode;
  readonly role?: "alert";
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.message} role={role}>
      {title && <h2>{title}</h2>}
      <p>{children}</p>
      {action && <div className={classes.messageAction}>{action}</div>}
    </div>
  );
}
