import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CandidateQuery } from "../../../src/sas/candidate.schema.ts";
import type { ExportColumn, ExportFormat } from "../../../src/sas/export.schema.ts";
import { queryString, requestFile, sentenceOf } from "../../api/request.ts";
import { withoutPlace } from "../../api/without-place.ts";
import { Dialog } from "../../components/dialog.tsx";
import { downloadFile } from "../../components/download.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { showToast } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import classes from "./export-dialog.module.css";

const groups: Readonly<Record<keyof typeof texts.exportDialog.groups, readonly ExportColumn[]>> = {
  identity: ["civility", "lastName", "firstName", "birthDate", "otherFirstNames", "nationality", "ine"],
  contact: ["email", "mobilePhone", "landlinePhone", "addressLines", "postalCode", "city", "country"],
  application: [
    "diplomas",
    "wishes",
    "session",
    "fileNumber",
    "establishment",
    "uai",
    "campaign",
    "createdOn",
    "duplicates",
  ],
};
const usual: readonly ExportColumn[] = [
  "civility",
  "lastName",
  "firstName",
  "birthDate",
  "email",
  "diplomas",
];
const formats: readonly ExportFormat[] = ["xlsx", "csv", "json"];

/**
 * Which columns leave as a file, and in which form: of all the pages, as the list is filtered and sorted, or of the candidates `ids`
 * alone.
 */
export function ExportDialog({
  query,
  ids,
  onClose,
}: {
  readonly query: Partial<CandidateQuery>;
  readonly ids?: readonly string[];
  readonly onClose: () => void;
}) {
  const [columns, setColumns] = useState<ReadonlySet<ExportColumn>>(new Set(usual));
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const { sort, order, target } = query;
  const list = { ...withoutPlace(query), sort, order };
  const selection = useMutation({
    mutationFn: () =>
      requestFile("/api/candidates/exports", {
        ...(sort && { sort }),
        ...(order && { order }),
        ...(target && { target }),
        ids,
        format,
        columns: [...columns].join(","),
      }),
    onSuccess: ({ content, fileName, count }) => {
      downloadFile(fileName, content);
      const leftOut = count === null ? 0 : (ids ?? []).length - count;
      if (leftOut > 0) showToast(texts.exportDialog.leftOut(leftOut));
      onClose();
    },
  });
  const address = `/api/candidates/export${queryString({ ...list, format, columns: [...columns].join(",") })}`;

  const toggle = (column: ExportColumn, ticked: boolean) => {
    const next = new Set(columns);
    if (ticked) next.add(column);
    else next.delete(column);
    setColumns(next);
  };

  return (
    <Dialog
      onClose={onClose}
      title={ids === undefined ? texts.exportDialog.title : texts.exportDialog.selection}
      size="xl"
    >
      <div className={classes.form}>
        <p>{ids === undefined ? texts.exportDialog.what : texts.exportDialog.selectionWhat(ids.length)}</p>
        {Object.entries(texts.exportDialog.groups).map(([group, label]) => (
          <fieldset key={group} className={classes.group} data-group={group}>
            <legend>{label}</legend>
            {groups[group as keyof typeof groups].map((column) => (
              <label key={column} className={classes.choice}>
                <input
                  type="checkbox"
                  checked={columns.has(column)}
                  onChange={(event) => toggle(column, event.currentTarget.checked)}
                />
                {texts.exportDialog.columns[column]}
              </label>
            ))}
          </fieldset>
        ))}
        <fieldset className={classes.group}>
          <legend>{texts.exportDialog.format}</legend>
          {formats.map((one) => (
            <label key={one} className={classes.choice}>
              <input type="radio" name="format" checked={format === one} onChange={() => setFormat(one)} />
              {texts.exportDialog.formats[one]}
            </label>
          ))}
        </fieldset>
        <p className="quiet">{texts.exportDialog.note}</p>
        {selection.isError && <ErrorSummary message={sentenceOf(selection.error)} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          {columns.size === 0 ? (
            <Button disabled>{texts.exportDialog.submit}</Button>
          ) : ids !== undefined ? (
            <Button
              loading={selection.isPending}
              leftSection={<IconDownload size={16} aria-hidden="true" />}
              onClick={() => selection.mutate()}
            >
              {texts.exportDialog.submit}
            </Button>
          ) : (
            <Button
              component="a"
              href={address}
              download
              className={classes.download}
              leftSection={<IconDownload size={16} aria-hidden="true" />}
              onClick={() => setTimeout(onClose)}
            >
              {texts.exportDialog.submit}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
