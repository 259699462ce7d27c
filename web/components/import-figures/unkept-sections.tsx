import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import classes from "./import-figures.module.css";

/** The sections of the file that the school chose not to keep, said each time. */
export function UnkeptSections({ sections }: { readonly sections: ImportReport["unkeptSections"] }) {
  if (sections.length === 0) return null;
  return <p className={classes.unkept}>{texts.privacy.unkept(sections.map(({ label }) => label))}</p>;
}
