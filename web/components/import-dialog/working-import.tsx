import { Button, Progress } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { SendProgress } from "../../api/send-progress.ts";
import { texts } from "../../texts.ts";
import classes from "./import-dialog.module.css";
import { canBeStopped, fractionOf } from "./import-state.ts";
import { remainingSeconds } from "./remaining-seconds.ts";

interface WorkingImportProps {
  readonly file: File;
  readonly dryRun: boolean;
  readonly progress: SendProgress;
  readonly stop: () => void;
  /** The import goes on by itself. */
  readonly leave: () => void;
}

/** Sending, then checking and writing: what is being done, how far, how long still. */
export function WorkingImport({ file, dryRun, progress, stop, leave }: WorkingImportProps) {
  const fraction = fractionOf(progress);
  const step = progress.phase === "sending" ? "sending" : (progress.progress?.step ?? "waiting");
  const remaining = useRemainingSeconds(step, fraction);
  const region = useRef<HTMLDivElement>(null);

  useEffect(() => region.current?.focus(), []);

  return (
    <div ref={region} tabIndex={-1} className={classes.working}>
      <p className={classes.file}>{texts.importDialog.chosen(file.name, file.size)}</p>
      <Progress.Root size={10}>
        <Progress.Section
          value={(fraction ?? 1) * 100}
          animated={fraction === null}
          striped={fraction === null}
          // Mantine's own attributes would say « 18.7788481566149% » in place of our words.
          withAria={false}
          role="progressbar"
          aria-label={dryRun ? texts.importDialog.verifying : texts.importDialog.progress}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={fraction === null ? undefined : Math.floor(fraction * 100)}
          aria-valuetext={describe(progress)}
        />
      </Progress.Root>
      <p className={classes.steps}>
        <span className="tabular">{describe(progress)}</span>
        <span className="quiet">{remaining !== null && texts.importDialog.remaining(remaining)}</span>
      </p>
      {/* Steps only: figures that change ten times a second are not to be read aloud. */}
      <p role="status" className={classes.silent}>
        {texts.importDialog.announced[step]}
      </p>
      <div className={classes.buttons}>
        {canBeStopped(dryRun, progress) ? (
          <Button variant="default" onClick={stop}>
            {dryRun ? texts.importDialog.stopVerifying : texts.importDialog.stop}
          </Button>
        ) : (
          <Button variant="default" onClick={leave}>
            {texts.importDialog.leave}
          </Button>
        )}
      </div>
    </div>
  );
}

function describe(progress: SendProgress): string {
  if (progress.phase === "sending") {
    return texts.importDialog.sending(Math.floor((fractionOf(progress) ?? 0) * 100));
  }
  const work = progress.progress;
  switch (work?.step) {
    case "checking":
      if (work.candidates === 0) return texts.importDialog.announced.checking;
      return texts.importDialog.checking(work.candidates, work.totalCandidates);
    case "writing":
      return texts.importDialog.writing(work.candidates, work.totalCandidates);
    case "receiving":
      return texts.importDialog.announced.receiving;
    default:
      return texts.importDialog.announced.waiting;
  }
}

/** What this step still takes, its own clock started when it began. */
function useRemainingSeconds(step: string, fraction: number | null): number | null {
  const [start, setStart] = useState({ step, at: performance.now() });
  if (start.step !== step) setStart({ step, at: performance.now() });
  return remainingSeconds((performance.now() - start.at) / 1000, fraction);
}
