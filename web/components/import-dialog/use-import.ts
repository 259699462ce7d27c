import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { ApiError } from "../../api/problem-details.ts";
import { sentenceOf } from "../../api/request.ts";
import { type SendProgress, sendImport } from "../../api/send-import.ts";
import { texts } from "../../texts.ts";
import type { ImportKind } from "./import-kind.ts";
import type { ImportDialogState, Notice } from "./import-state.ts";

interface Import {
  readonly state: ImportDialogState;
  readonly start: (file: File, confirm?: readonly string[]) => Promise<void>;
  /** The same, but nothing is kept: tells what importing would do. */
  readonly verify: (file: File) => Promise<void>;
  readonly stop: () => void;
  /** Back to the first state. */
  readonly chooseAgain: () => void;
}

/** Why the signal of a running import is aborted: the person asked, or the dialog went away. */
const stopped = Symbol("stopped");

/** Runs imports into one établissement and says which state the dialog is in. */
export function useImport(kind: ImportKind, uai: string, onImported: (report: ImportReport) => void): Import {
  const [state, setState] = useState<ImportDialogState>({ step: "choose", notice: null });
  const running = useRef<AbortController>(undefined);
  const client = useQueryClient();

  useEffect(() => () => running.current?.abort(stopped), []);
  useWarningBeforeLeaving(state.step === "working");

  const run = async (file: File, dryRun: boolean, confirm: readonly string[]) => {
    const controller = new AbortController();
    running.current = controller;
    let progress: SendProgress = { phase: "sending", bytes: 0, totalBytes: file.size };
    const advance = (next: SendProgress) => {
      progress = next;
      setState({ step: "working", file, dryRun, progress });
    };

    advance(progress);
    try {
      const outcome = await sendImport({
        path: kind.path,
        uai,
        file,
        dryRun,
        confirm,
        signal: controller.signal,
        onProgress: advance,
      });
      switch (outcome.status) {
        case "imported":
          for (const changed of ["candidates", "candidate", "import"]) {
            client.invalidateQueries({ queryKey: [changed] });
          }
          onImported(outcome.report);
          return;
        case "dry-run":
          setState({ step: "verified", file, report: outcome.report });
          return;
        case "rejected":
          setState({ step: "refused", file, refusal: outcome.refusal });
          return;
        case "needs-confirmation":
          setState({ step: "to-confirm", file, guards: outcome.guards });
          return;
      }
    } catch (error) {
      setState({ step: "choose", notice: await noticeOf(error, file, dryRun, progress) });
    } finally {
      // Refused and interrupted imports leave a line too.
      client.invalidateQueries({ queryKey: ["imports"] });
    }
  };

  return {
    state,
    start: (file, confirm = []) => run(file, false, confirm),
    verify: (file) => run(file, true, []),
    stop: () => running.current?.abort(stopped),
    chooseAgain: () => setState({ step: "choose", notice: null }),
  };
}

/** The browser asks before closing a window in which an import is running. */
function useWarningBeforeLeaving(working: boolean): void {
  useEffect(() => {
    if (!working) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [working]);
}

async function noticeOf(
  error: unknown,
  file: File,
  dryRun: boolean,
  progress: SendProgress,
): Promise<Notice> {
  if (error === stopped && dryRun) {
    return { kind: "information", message: texts.importDialog.verifyingStopped, lookInHistory: false };
  }
  const writing = progress.phase === "working" && progress.progress?.step === "writing";
  if (error === stopped) {
    const message = writing ? texts.importDialog.stoppedWhileWriting : texts.importDialog.stopped;
    return { kind: "information", message, lookInHistory: writing };
  }
  // Browsers report a file that changed under them as a lost connection.
  if (progress.phase === "sending" && !(await isReadable(file))) {
    return { kind: "error", message: texts.importDialog.unreadable(file.name), lookInHistory: false };
  }
  const answered = error instanceof ApiError;
  return {
    kind: "error",
    message: sentenceOf(error),
    lookInHistory: !answered && !dryRun && progress.phase === "working",
  };
}

async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
