import { Link } from "@tanstack/react-router";
import type { UndoReport } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import classes from "./imports.module.css";

/** Who an undo leaves as they are, each with the reason. */
export function KeptPeople({ kept }: Pick<UndoReport, "kept">) {
  return (
    <ul className={classes.kept}>
      {kept.map(({ candidateId, lastName, firstName, reason }) => (
        <li key={`${candidateId} ${reason}`}>
          <Link to="/candidats/$id" params={{ id: candidateId }}>
            {lastName} {firstName}
          </Link>{" "}
          <span className="quiet">({texts.imports.undo.keptReason[reason]})</span>
        </li>
      ))}
    </ul>
  );
}
