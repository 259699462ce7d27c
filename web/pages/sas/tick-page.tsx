import type { CandidateLine } from "../../../src/sas/candidate.schema.ts";
import { isTickable, tick, useSelection } from "../../components/candidates/selection.ts";
import { texts } from "../../texts.ts";

interface TickPageProps {
  readonly candidates: readonly CandidateLine[];
  readonly className?: string | undefined;
  /** The box has words beside it that name it, by this `id`. */
  readonly id?: string;
}

/** Ticks all those of the page who can be ticked; half-ticked when some of them are. */
export function TickPage({ candidates, className, id }: TickPageProps) {
  const selection = useSelection();
  const tickable = candidates.filter(isTickable).map(({ id }) => id);
  const count = tickable.filter((id) => selection.has(id)).length;
  const all = count > 0 && count === tickable.length;
  return (
    <input
      type="checkbox"
      className={className}
      id={id}
      aria-label={id === undefined ? texts.selection.tickPage : undefined}
      checked={all}
      disabled={tickable.length === 0}
      ref={(box) => {
        if (box !== null) box.indeterminate = count > 0 && !all;
      }}
      onChange={() => tick(tickable, !all)}
    />
  );
}
