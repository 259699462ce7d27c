import { IconFileText, IconUpload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type DragEvent, useId, useState } from "react";
import { texts } from "../../texts.ts";
import { ErrorSummary } from "../error-summary.tsx";
import classes from "./import-dialog.module.css";
import type { ImportKind } from "./import-kind.ts";
import { ImportHistoryLink } from "./import-links.tsx";
import type { Notice } from "./import-state.ts";

interface ChooseFileProps {
  readonly kind: ImportKind;
  /** Bytes that a file may have; null while unknown. */
  readonly limit: number | null;
  readonly file: File | null;
  /** Why the file chosen is not worth sending. */
  readonly fault: string | null;
  /** A file has just been refused: the field asks for another one, in fewer words. */
  readonly again: boolean;
  readonly notice: Notice | null;
  readonly onChoose: (files: readonly File[]) => void;
}

/** The file field: a real input, its label is also where a file can be dropped. */
export function ChooseFile({ kind, limit, file, fault, again, notice, onChoose }: ChooseFileProps) {
  const [over, setOver] = useState(false);
  const inputId = useId();
  const faultId = useId();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChoose([...event.dataTransfer.files]);
  };

  return (
    <>
      {notice?.kind === "error" && (
        <ErrorSummary message={notice.message}>
          {notice.lookInHistory && (
            <div>
              <ImportHistoryLink />
            </div>
          )}
        </ErrorSummary>
      )}
      {notice?.kind === "information" && (
        <p role="status" className={classes.notice}>
          {notice.message} {notice.lookInHistory && <ImportHistoryLink />}
        </p>
      )}
      <label
        htmlFor={inputId}
        className={classes.drop}
        data-over={over || undefined}
        data-compact={again || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={inputId}
          type="file"
          className={classes.input}
          accept={kind.accept}
          aria-label={again ? texts.importDialog.chooseAnother : texts.importKinds[kind.name].fileLabel}
          aria-invalid={fault !== null}
          aria-describedby={faultId}
          data-autofocus={!again || undefined}
          onChange={(event) => {
            onChoose([...(event.currentTarget.files ?? [])]);
            // The same name may be chosen again after being corrected on disk.
            event.currentTarget.value = "";
          }}
        />
        {file === null ? <Invitation again={again} kind={kind} limit={limit} /> : <Chosen file={file} />}
      </label>
      <p id={faultId} role="status" className={classes.fault}>
        {fault}
      </p>
      {!again && <Advice kind={kind} />}
    </>
  );
}

function Invitation({ again, kind, limit }: Pick<ChooseFileProps, "again" | "kind" | "limit">) {
  return (
    <>
      <IconUpload size={22} aria-hidden="true" className={classes.dropIcon} />
      <span>
        {again ? (
          <span className={classes.browse}>{texts.importDialog.chooseAnother}</span>
        ) : (
          <>
            {texts.importKinds[kind.name].drop}{" "}
            <span className={classes.browse}>{texts.importDialog.browse}</span>
          </>
        )}
        <span className={classes.accepted}>
          {texts.importDialog.accepted(texts.importKinds[kind.name].accepted, limit)}
        </span>
      </span>
    </>
  );
}

function Chosen({ file }: { readonly file: File }) {
  return (
    <>
      <IconFileText size={22} aria-hidden="true" className={classes.dropIcon} />
      <span>
        <strong>{texts.importDialog.chosen(file.name, file.size)}</strong>
        <span className={classes.accepted}>
          <span className={classes.browse}>{texts.importDialog.changeFile}</span>
        </span>
      </span>
    </>
  );
}

function Advice({ kind }: { readonly kind: ImportKind }) {
  const words = texts.importKinds[kind.name];
  return (
    <div className={classes.advice}>
      <p>{words.advice}</p>
      <p>
        {texts.importDialog.compulsory}{" "}
        {texts.importDialog.compulsoryFields.map((field, index) => (
          <span key={field}>
            {index > 0 && ", "}
            {field}
            <span className={classes.star}>*</span>
          </span>
        ))}
        .
      </p>
      <p>
        {words.modelHint}{" "}
        <a href={kind.model} download>
          {words.model}
        </a>
      </p>
      {kind.name === "parcoursup" && (
        <p>
          {texts.importDialog.linking}{" "}
          <Link to="/aide/$page" params={{ page: "liaison" }}>
            {texts.liaison.title}
          </Link>
        </p>
      )}
    </div>
  );
}
