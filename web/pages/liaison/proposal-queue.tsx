import type { LinkProposal } from "../../../src/liaison/proposal.schema.ts";
import { texts } from "../../texts.ts";
import { GradeMark } from "./grade-mark.tsx";
import classes from "./liaison.module.css";
import { tellReasons } from "./reasons.ts";

interface ProposalQueueProps {
  readonly items: readonly LinkProposal[];
  readonly current: string;
  readonly open: (pair: string) => void;
}

/** What is left to decide, the surest first. */
export function ProposalQueue({ items, current, open }: ProposalQueueProps) {
  return (
    <ul className={classes.queue} aria-label={texts.liaison.queue}>
      {items.map(({ keep, absorb, grade, reasons }) => {
        const pair = `${keep.id}-${absorb.id}`;
        return (
          <li key={pair}>
            <button
              type="button"
              className={classes.queued}
              aria-current={pair === current ? "true" : undefined}
              onClick={() => open(pair)}
            >
              <span className={classes.queuedName}>
                {absorb.lastName} {absorb.firstName}
              </span>
              <GradeMark grade={grade} />
              <span className={classes.queuedReason}>{tellReasons(reasons).slice(0, 2).join(", ")}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
