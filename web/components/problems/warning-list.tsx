import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import classes from "./problems.module.css";

/** Unusual but legal: read, and nothing to do. */
export function WarningList({ warnings }: Pick<ImportReport, "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings}>
      {warnings.map(({ code, message }) => (
        <li key={code}>{texts.problems.warning(message)}</li>
      ))}
    </ul>
  );
}
