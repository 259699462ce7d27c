import { useId } from "react";
import type { CandidateLine } from "../../../src/sas/candidate.schema.ts";
import { isTickable, tick, useSelection } from "../../components/candidates/selection.ts";
import { Tip } from "../../components/tip.tsx";
import { texts } from "../../texts.ts";

interface TickBoxProps {
  readonly candidate: CandidateLine;
  readonly className?: string | undefined;
  readonly tabIndex?: number;
  readonly onFocus?: () => void;
}

/** The box of a row. Of whoever may not leave with others it says why, and does nothing. */
export function TickBox({ candidate, ...box }: TickBoxProps) {
  const selection = useSelection();
  const reasonId = useId();
  const { id, lastName, firstName, refusal } = candidate;
  const label = texts.selection.tick(`${lastName} ${firstName}`);
  if (isTickable(candidate) || refusal === null) {
    return (
      <input
        type="checkbox"
        aria-label={label}
        checked={selection.has(id)}
        onChange={(event) => tick([id], event.currentTarget.checked)}
        {...box}
      />
    );
  }
  return (
    <Tip id={reasonId} text={texts.selection.blocked(texts.admission.reasons[refusal])} focusable={false}>
      <input
        type="checkbox"
        aria-label={label}
        aria-describedby={reasonId}
        // Not `disabled`: the keyboard may come to it and learn why.
        aria-disabled="true"
        checked={false}
        readOnly
        {...box}
      />
    </Tip>
  );
}
