import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ImportDetail, UndoReport } from "../../../src/imports/import.schema.ts";
import { importQuery, undoImport, undoPreviewQuery } from "../../api/queries.ts";
import { sentenceOf } from "../../api/request.ts";
import { clearSelection } from "../../components/candidates/selection.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { formatInteger } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./imports.module.css";
import { KeptPeople } from "./kept-people.tsx";
import { whyNothing } from "./why-nothing.ts";

interface UndoDialogProps {
  readonly detail: ImportDetail;
  readonly onClose: () => void;
}

const words = texts.imports.undo;

/** Says exactly what undoing will do, as the server has just computed it, and does it when told so. */
export function UndoDialog({ detail, onClose }: UndoDialogProps) {
  const { id, fileName } = detail;
  const preview = useQuery(undoPreviewQuery(id));
  const { save, saving, fault } = useSaving({
    send: () => undoImport(id, { dryRun: false }),
    refresh: [importQuery(id).queryKey, ["imports"], ["candidates"], ["candidate"]],
    onSaved: () => {
      // Which candidates went away is not told.
      clearSelection();
      showToast(words.done);
      onClose();
    },
  });
  // Fetched again, an answer may still be the former one for a moment.
  const report = preview.isFetching ? undefined : preview.data;

  return (
    <Dialog onClose={onClose} title={words.title(fileName)} size={560} closeOnClickOutside={false}>
      <div className={classes.question}>
        <ErrorSummary message={fault ?? (preview.error && sentenceOf(preview.error))} />
        {/* Filled when the answer comes, and then read aloud. */}
        <div role="status">
          {report && <WhatWillHappen detail={detail} report={report} />}
          {preview.isFetching && (
            <>
              <p>{words.waiting}</p>
              <SkeletonText lines={3} />
            </>
          )}
        </div>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.keepImport}
          </Button>
          {report && (
            <Button color="red" loading={saving} onClick={() => save(undefined)}>
              {words.submit}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

interface OutcomeProps {
  readonly detail: ImportDetail;
  readonly report: UndoReport;
}

function WhatWillHappen({ detail, report }: OutcomeProps) {
  const { removed, restored, marks, kept } = report;
  const changes = [
    [removed, words.willRemove(removed)],
    [restored, words.willRestore(restored)],
    [marks, words.willMark(marks)],
  ] as const;
  const some = changes.filter(([count]) => count > 0);
  return (
    <>
      <p>{some.length > 0 ? words.will : words.nothing[whyNothing(detail, report)]}</p>
      <ul className={classes.consequences}>
        {some.map(([count, sentence]) => (
          <li key={sentence}>
            <strong>{formatInteger(count)}</strong> {sentence}
          </li>
        ))}
        {kept.length > 0 && (
          <li>
            <strong>{formatInteger(kept.length)}</strong> {words.willKeep(kept.length)}
            <KeptPeople kept={kept} />
          </li>
        )}
      </ul>
      <p className="quiet">{words.final}</p>
    </>
  );
}
