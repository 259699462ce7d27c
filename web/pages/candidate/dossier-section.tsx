import type { ReactNode } from "react";
import { Section } from "../../components/section.tsx";
import { formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";

interface DossierSectionProps {
  readonly id: string;
  readonly title: string;
  /** When what is shown here was imported. */
  readonly importedAt: string | undefined;
  readonly children: ReactNode;
}

/** A section that Parcoursup's file tells and nobody types: it says from which import. */
export function DossierSection({ id, title, importedAt, children }: DossierSectionProps) {
  return (
    <Section
      id={id}
      title={title}
      action={
        importedAt !== undefined && (
          <span className={classes.source}>
            {texts.candidate.fromParcoursup(formatMomentDay(importedAt))}
          </span>
        )
      }
    >
      {children}
    </Section>
  );
}
