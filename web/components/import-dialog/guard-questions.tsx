import { IconHandStop } from "@tabler/icons-react";
import type { Guard } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import classes from "./import-dialog.module.css";

/** What looks like the wrong file: each point to be read before going on. */
export function GuardQuestions({ guards }: { readonly guards: readonly Guard[] }) {
  return (
    <div className={classes.question}>
      <IconHandStop size={20} aria-hidden="true" />
      <div>
        <strong>{texts.importDialog.confirmTitle(guards.length)}</strong>
        <ul>
          {guards.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
        <p>{texts.importDialog.nothingYet}</p>
      </div>
    </div>
  );
}
