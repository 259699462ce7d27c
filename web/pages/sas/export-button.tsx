import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import type { CandidateQuery } from "../../../src/sas/candidate.schema.ts";
import { texts } from "../../texts.ts";

const ExportDialog = lazy(() =>
  import("./export-dialog.tsx").then(({ ExportDialog }) => ({ default: ExportDialog })),
);

/** The same for the ticked candidates. */
export function ExportSelectionButton({
  query,
  ids,
}: {
  readonly query: Partial<CandidateQuery>;
  readonly ids: readonly string[];
}) {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={dialog.open}>
        {texts.exportDialog.selection}
      </Button>
      {opened && (
        <Suspense>
          <ExportDialog query={query} ids={ids} onClose={dialog.close} />
        </Suspense>
      )}
    </>
  );
}

/** Above a list of candidates: takes it out as a file. */
export function ExportButton({
  query,
  disabled,
}: {
  readonly query: Partial<CandidateQuery>;
  /** Nobody is listed. */
  readonly disabled: boolean;
}) {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload size={15} aria-hidden="true" />}
        disabled={disabled}
        onClick={dialog.open}
      >
        {texts.exportDialog.open}
      </Button>
      {opened && (
        <Suspense>
          <ExportDialog query={query} onClose={dialog.close} />
        </Suspense>
      )}
    </>
  );
}
