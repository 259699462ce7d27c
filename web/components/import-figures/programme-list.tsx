import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { counted } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./import-figures.module.css";

/** How many candidates of the file applied to each programme. */
export function ProgrammeList({ programmes }: Pick<ImportReport, "programmes">) {
  return (
    <ul className={classes.programmes}>
      {programmes.map(({ code, label, candidates }) => (
        <li key={`${code} ${label}`}>
          {texts.imports.programme(label, code)} ({counted(candidates, "candidat")})
        </li>
      ))}
    </ul>
  );
}
