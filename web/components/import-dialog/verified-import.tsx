import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import { withoutCounted } from "../import-figures/figures.ts";
import { ImportFigures } from "../import-figures/import-figures.tsx";
import { ProgrammeList } from "../import-figures/programme-list.tsx";
import { UnkeptSections } from "../import-figures/unkept-sections.tsx";
import { WarningList } from "../problems/warning-list.tsx";
import { GuardQuestions } from "./guard-questions.tsx";
import classes from "./import-dialog.module.css";
import { ImportDetailLink } from "./import-links.tsx";

interface VerifiedImportProps {
  readonly file: File;
  readonly report: ImportReport;
  readonly cancel: () => void;
  readonly chooseAnother: () => void;
  readonly confirm: () => void;
}

/** What importing this file would do, told before anything is written; importing goes on from here. */
export function VerifiedImport({ file, report, cancel, chooseAnother, confirm }: VerifiedImportProps) {
  const { guards, programmes, warnings, previousImport } = report;
  const asked = guards.length > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <>
      <div className={classes.verified}>
        <div className={classes.verifiedHead}>
          <IconCircleCheck size={24} aria-hidden="true" />
          <div>
            <h3 ref={heading} tabIndex={-1} className={classes.takesFocus}>
              {asked ? texts.importDialog.verifiedToConfirm : texts.importDialog.verifiedTitle}
            </h3>
            <p className={classes.fileName}>{texts.importDialog.chosen(file.name, file.size)}</p>
            {!asked && <p>{texts.importDialog.nothingYet}</p>}
          </div>
        </div>
        {asked && <GuardQuestions guards={guards} />}
        {previousImport !== null && (
          <p className={classes.information}>
            {texts.importDialog.sameFile(formatMoment(previousImport.at))}{" "}
            <ImportDetailLink id={previousImport.id} />
          </p>
        )}
        <ImportFigures counts={report} />
        <UnkeptSections sections={report.unkeptSections} />
        {programmes.length > 0 && (
          <div>
            <h4>{texts.impact.programmes}</h4>
            <ProgrammeList programmes={programmes} />
          </div>
        )}
        <WarningList warnings={withoutCounted(warnings, report.impact)} />
      </div>
      <div className={`${classes.buttons} ${classes.staying}`}>
        <Button variant="subtle" className={classes.apart} onClick={chooseAnother}>
          {texts.importDialog.chooseAnother}
        </Button>
        <Button variant="default" onClick={cancel}>
          {texts.common.cancel}
        </Button>
        <Button onClick={confirm}>
          {asked ? texts.importDialog.confirmSubmit : texts.importDialog.submit}
        </Button>
      </div>
    </>
  );
}
