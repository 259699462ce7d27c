import { IconAlertTriangle, IconBan, IconCopy } from "@tabler/icons-react";
import type { DuplicateKind } from "../../../src/sas/candidate.schema.ts";
import { texts } from "../../texts.ts";
import { Tip } from "../tip.tsx";
import classes from "./duplicate-marks.module.css";

const shapes = { sas: IconCopy, campaign: IconBan, other: IconAlertTriangle } as const;

interface DuplicateMarksProps {
  readonly kinds: readonly DuplicateKind[];
  /** Room for one word: several marks are shapes, with their words as one points at them. */
  readonly narrow?: boolean;
}

/** The kinds of duplicate of one candidate: each its own shape, word and colour, and a sentence. */
export function DuplicateMarks({ kinds, narrow = false }: DuplicateMarksProps) {
  return kinds.map((kind) => {
    const Shape = shapes[kind];
    return (
      <Tip key={kind} text={texts.duplicates.tips[kind]} focusable={false}>
        <span className={classes.mark} data-kind={kind} data-narrow={narrow}>
          <Shape size={14} aria-hidden="true" />
          {(!narrow || kinds.length === 1) && texts.duplicates.kinds[kind].word}
        </span>
      </Tip>
    );
  });
}
