import { IconAlertOctagon } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { ImportRefusal } from "../../api/import-outcome.ts";
import { texts } from "../../texts.ts";
import { ProblemList } from "../problems/problem-list.tsx";
import classes from "./import-dialog.module.css";

/** The refusal: the sentence, that nothing was added, and every problem where it is. */
export function RefusedImport({ file, refusal }: { readonly file: File; readonly refusal: ImportRefusal }) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal takes the focus
  useEffect(() => summary.current?.focus({ preventScroll: true }), [refusal]);

  return (
    <div ref={summary} role="alert" tabIndex={-1} className={classes.refused}>
      <div className={classes.refusedHead}>
        <IconAlertOctagon size={24} aria-hidden="true" />
        <div>
          <p className={classes.sentence}>{refusal.message}</p>
          <p>
            {texts.importDialog.nothingAdded(refusal.problemCount, refusal.candidates, refusal.readToEnd)}
          </p>
        </div>
      </div>
      <ProblemList
        fileName={file.name}
        problems={refusal.problems}
        problemCount={refusal.problemCount}
        problemCounts={refusal.problemCounts}
        warnings={refusal.warnings}
      />
    </div>
  );
}
