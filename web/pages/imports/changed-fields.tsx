import { VisuallyHidden } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import type { ImportedCandidate } from "../../../src/imports/import.schema.ts";
import { fieldLabel } from "../../components/import-figures/field-label.ts";
import { texts } from "../../texts.ts";
import { fieldValueText } from "./field-value.ts";
import classes from "./imports.module.css";

/** Field by field: the earlier value, then the new one. Without any, what changed is elsewhere in the file: another wish, marks, letters… */
export function ChangedFields({ changes }: Pick<ImportedCandidate, "changes">) {
  if (changes.length === 0) return <span className="quiet">{texts.imports.otherChanges}</span>;
  return (
    <ul className={classes.fields}>
      {changes.map(({ field, before, after, programme }) => (
        <li key={`${programme} ${field} ${after}`}>
          <strong>
            {fieldLabel(field)}
            {programme !== null && (
              <span className={classes.programme}> {texts.imports.ofProgramme(programme)}</span>
            )}
          </strong>
          <span className={classes.change}>
            <Value field={field} value={before} />
            <IconArrowRight size={14} aria-hidden="true" />
            <VisuallyHidden>{texts.imports.becomes}</VisuallyHidden>
            <Value field={field} value={after} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Field by field: what the school typed, which stays, and what the file says. */
export function KeptFields({ kept }: Pick<ImportedCandidate, "kept">) {
  return (
    <ul className={classes.fields}>
      {kept.map(({ field, current, received }) => (
        <li key={field}>
          <strong>{fieldLabel(field)}</strong>
          <span className={classes.both}>
            <span>
              <span className="quiet">{texts.imports.keptValue}</span> <Value field={field} value={current} />
            </span>
            <span>
              <span className="quiet">{texts.imports.receivedValue}</span>{" "}
              <Value field={field} value={received} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Value({ field, value }: { readonly field: string; readonly value: unknown }) {
  const text = fieldValueText(field, value);
  return text === "" ? <em className="quiet">{texts.imports.blank}</em> : <span>{text}</span>;
}
