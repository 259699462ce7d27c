import { Button } from "@mantine/core";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";

const words = texts.candidate.conflict;

interface ConflictChoiceProps {
  /** The field's name. */
  readonly label: string;
  /** What somebody else saved, as it is shown; empty when they emptied it. */
  readonly theirs: string;
  /** « saisi le 06/06/2026 par Anne Martin » */
  readonly origin: string | null;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** Under a field that somebody else has changed since the form was opened: their value, and which of the two stays. */
export function ConflictChoice({ label, theirs, origin, onKeep, onTake }: ConflictChoiceProps) {
  return (
    <div className={classes.conflict}>
      <p>{words.now(theirs, origin)}</p>
      <div className={classes.conflictButtons}>
        <Button size="compact-sm" variant="default" aria-label={words.of(words.keep, label)} onClick={onKeep}>
          {words.keep}
        </Button>
        <Button size="compact-sm" variant="default" aria-label={words.of(words.take, label)} onClick={onTake}>
          {words.take}
        </Button>
      </div>
    </div>
  );
}
