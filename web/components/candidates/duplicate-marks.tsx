import { IconAlertTriangle, IconBan, IconCopy } from "@tabler/icons-react";
import type { CandidateStage, DuplicateKind } from "../../../src/sas/candidate.schema.ts";
import { texts } from "../../texts.ts";
import { Tip } from "../tip.tsx";
import classes from "./duplicate-marks.module.css";

const shapes = { sas: IconCopy, campaign: IconBan, other: IconAlertTriangle } as const;

interface DuplicateMarksProps {
  readonly kinds: readonly DuplicateKind[];
  /** Where the candidate is: a duplicate means something else once out of the SAS. */
  readonly stage: CandidateStage;
  /**
   * How much room there is: for the full words, for one word of each, or for one word in all. Then several marks are shapes; the
   * sentence of each shows as one points at it or has the keyboard on it.
   */
  readonly words?: "full" | "short" | "one";
  /** In the tab order, for the sentence of each; false where one row at a time has it. */
  readonly reachable?: boolean;
}

/** The kinds of duplicate of one candidate: each its own shape, word and colour, and a sentence. */
export function DuplicateMarks({ kinds, stage, words = "full", reachable = true }: DuplicateMarksProps) {
  const tips = stage === "sas" ? texts.duplicates.tips : texts.duplicates.tipsOutside;
  return kinds.map((kind) => {
    const Shape = shapes[kind];
    const { word, full } = texts.duplicates.kinds[kind];
    return (
      <Tip key={kind} text={tips[kind]} focusable={reachable}>
        <span className={classes.mark} data-kind={kind} data-narrow={words !== "full"}>
          <Shape size={14} aria-hidden="true" />
          {words === "full" && full}
          {(words === "short" || (words === "one" && kinds.length === 1)) && word}
        </span>
      </Tip>
    );
  });
}
