import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { ApiError } from "../../api/problem-details.ts";
import { sentenceOf } from "../../api/request.ts";
import { sendImport } from "../../api/send-import.ts";
import type { SendProgress } from "../../api/send-progress.ts";
import { texts } from "../../texts.ts";
import type { ImportKind } from "./import-kind.ts";
import { canBeStopped, type ImportDialogState, type Notice } from "./import-state.ts";
import { tellImportGoesOn, tellNotice, tellOutcome } from "./left-import.tsx";

interface Import {
  readonly state: ImportDialogState;
  readonly start: (file: File, confirm?: readonly string[]) => Promise<void>;
  /** The same, but nothing is kept: tells what importing would do. */
  readonly verify: (file: File) => Promise<void>;
  /** Stops a verification, or the sending of a file. */
  readonly stop: () => void;
  /** Back to the first state. */
  readonly chooseAgain: () => void;
}

/** Why the signal of a running import is aborted: the person asked, or the dialog went away. */
const stopped = Symbol("stopped");

interface RunningImport {
  readonly controller: AbortController;
  readonly file: File;
  readonly dryRun: boolean;
  progress: SendProgress;
  /** Nobody looks at the dialog any more: messages at the top right tell the end. */
  isLeft: boolean;
}

/**
 * Runs imports into one établissement and says which state the dialog is in. When the dialog goes away, what is still being sent or
 * only verified is stopped; an import whose file is sent goes on, and its end is told wherever the person is by then.
 */
export function useImport(kind: ImportKind, uai: string, onImported: (report: ImportReport) => void): Import {
  const [state, setState] = useState<ImportDialogState>({ step: "choose", notice: null });
  const running = useRef<RunningImport>(undefined);
  const client = useQueryClient();

  useEffect(() => () => leave(running.current), []);
  useWarningBeforeLeaving(state.step === "working" && isLostByLeaving(state));

  const run = async (file: File, dryRun: boolean, confirm: readonly string[]) => {
    const current: RunningImport = {
      controller: new AbortController(),
      file,
      dryRun,
      progress: { phase: "sending", bytes: 0, totalBytes: file.size },
      isLeft: false,
    };
    running.current = current;
    const advance = (progress: SendProgress) => {
      current.progress = progress;
      setState({ step: "working", file, dryRun, progress });
    };

    advance(current.progress);
    try {
      const outcome = await sendImport({
        path: kind.path,
        uai,
        file,
        dryRun,
        confirm,
        signal: current.controller.signal,
        onProgress: advance,
      });
      if (outcome.status === "imported") {
        for (const changed of ["candidates", "candidate", "import"]) {
          client.invalidateQueries({ queryKey: [changed] });
        }
      }
      if (current.isLeft) {
        tellOutcome(file.name, outcome);
        return;
      }
      switch (outcome.status) {
        case "imported":
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
      const notice = await noticeOf(error, current);
      // A verification that is left is of no interest any more.
      if (current.isLeft && !dryRun) tellNotice(notice);
      else setState({ step: "choose", notice });
    } finally {
      if (running.current === current) running.current = undefined;
      // Refused and interrupted imports leave a line too.
      client.invalidateQueries({ queryKey: ["imports"] });
    }
  };

  return {
    state,
    start: (file, confirm = []) => run(file, false, confirm),
    verify: (file) => run(file, true, []),
    stop: () => running.current?.controller.abort(stopped),
    chooseAgain: () => setState({ step: "choose", notice: null }),
  };
}

/** The dialog goes away. */
function leave(current: RunningImport | undefined): void {
  if (current === undefined || current.isLeft) return;
  current.isLeft = true;
  if (canBeStopped(current.dryRun, current.progress)) current.controller.abort(stopped);
  else tellImportGoesOn(current.file.name);
}

/** Whether closing the window would lose something: an import whose file has arrived goes on without it. */
function isLostByLeaving({ dryRun, progress }: Pick<RunningImport, "dryRun" | "progress">): boolean {
  return dryRun || progress.phase === "sending" || progress.progress === null;
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

async function noticeOf(error: unknown, { file, dryRun, progress }: RunningImport): Promise<Notice> {
  if (error === stopped) {
    return dryRun
      ? { kind: "information", message: texts.importDialog.verifyingStopped, lookInHistory: false }
      : { kind: "information", message: texts.importDialog.stopped, lookInHistory: true };
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
