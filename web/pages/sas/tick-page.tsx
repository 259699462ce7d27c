import type { CandidateLine } from "../../../src/sas/candidate.schema.ts";
import { isTickable, tick, useSelection } from "../../components/candidates/selection.ts";
import { texts } from "../../texts.ts";

interface TickPageProps {
  readonly candidates: readonly CandidateLine[];
  readonly className?: string | undefined;
  /** The words beside it name it already. */
  readonly labelled?: boolean;
}

/** Ticks all those of the page who can be ticked; half-ticked when some of them are. */
export function TickPage({ candidates, className, labelled = false }: TickPageProps) {
  const selection = useSelection();
  const tickable = candidates.filter(isTickable).map(({ id }) => id);
  const count = tickable.filter((id) => selection.has(id)).length;
  const all = count > 0 && count === tickable.length;
  return (
    <input
      type="checkbox"
      className={className}
      aria-label={labelled ? undefined : texts.selection.tickPage}
      checked={all}
      disabled={tickable.length === 0}
      ref={(box) => {
        if (box !== null) box.indeterminate = count > 0 && !all;
      }}
      onChange={() => tick(tickable, !all)}
    />
  );
}
