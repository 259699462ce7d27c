import { IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Tip } from "../../components/tip.tsx";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import type { Origin } from "./origin.ts";

interface SourcedProps {
  readonly origin: Origin | null;
  /** The value is a link, which takes the focus itself. */
  readonly link?: boolean;
  readonly children: ReactNode;
}

/** A value that says where it comes from; those that the school typed carry a small pencil. */
export function Sourced({ origin, link = false, children }: SourcedProps) {
  if (origin === null) return children;
  return (
    <Tip text={origin.words} focusable={!link}>
      {children}
      {origin.edited && (
        <IconPencil size={14} role="img" aria-label={texts.candidate.edited} className={classes.pencil} />
      )}{" "}
    </Tip>
  );
}
