import type { ImportOutcome } from "../../api/import-outcome.ts";
import { KnownPeople } from "../../pages/liaison/known-people.tsx";
import { texts } from "../../texts.ts";
import { showNotice, showToast } from "../toast.tsx";
import { ImportDetailLink, ImportHistoryLink } from "./import-links.tsx";
import type { Notice } from "./import-state.ts";

/** The dialog was closed after the file had been sent. */
export function tellImportGoesOn(fileName: string): void {
  showNotice(texts.importDialog.goesOn(fileName), <ImportHistoryLink />);
}

/** How an import ended whose dialog was closed. */
export function tellOutcome(fileName: string, outcome: ImportOutcome): void {
  switch (outcome.status) {
    case "imported": {
      const { importId, created, updated, unchanged } = outcome.report;
      showToast(
        texts.importDialog.doneAway(fileName, texts.importDialog.done(created, updated, unchanged)),
        importId !== null && (
          <>
            <ImportDetailLink id={importId} /> <KnownPeople importId={importId} />
          </>
        ),
      );
      return;
    }
    case "rejected":
      showNotice(texts.importDialog.refusedAway(fileName), detailOf(outcome.refusal.importId));
      return;
    case "needs-confirmation":
      showNotice(texts.importDialog.toConfirmAway(fileName), detailOf(outcome.importId));
      return;
    case "dry-run":
      return;
  }
}

export function tellNotice({ message, lookInHistory }: Notice): void {
  showNotice(message, lookInHistory && <ImportHistoryLink />);
}

function detailOf(importId: string | null) {
  return importId === null ? <ImportHistoryLink /> : <ImportDetailLink id={importId} />;
}
