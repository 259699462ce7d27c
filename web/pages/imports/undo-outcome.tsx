import { useEffect, useRef } from "react";
import type { ImportDetail } from "../../../src/imports/import.schema.ts";
import { Section } from "../../components/section.tsx";
import { formatInteger, formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./imports.module.css";
import { KeptPeople } from "./kept-people.tsx";

const words = texts.imports.undo;

interface UndoOutcomeProps {
  readonly undo: NonNullable<ImportDetail["undo"]>;
  /** It has just been done here: the button that did it is gone, the focus comes to what came of it. */
  readonly fresh: boolean;
}

/** When and by whom the import was undone, and who was left as they were. */
export function UndoOutcome({ undo, fresh }: UndoOutcomeProps) {
  const { removed, restored, marks, kept } = undo.report;
  const outcome = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!fresh) return;
    window.scrollTo({ top: 0 });
    outcome.current?.focus({ preventScroll: true });
  }, [fresh]);

  return (
    <div ref={outcome} tabIndex={-1} className={classes.takesFocus}>
      <Section title={words.by(formatMoment(undo.at), undo.user)}>
        <ul className={classes.consequences}>
          <li>
            <strong>{formatInteger(removed)}</strong> {words.removed(removed)}
          </li>
          {restored > 0 && (
            <li>
              <strong>{formatInteger(restored)}</strong> {words.restored(restored)}
            </li>
          )}
          {marks > 0 && (
            <li>
              <strong>{formatInteger(marks)}</strong> {words.marks(marks)}
            </li>
          )}
          {kept.length > 0 && (
            <li>
              <strong>{formatInteger(kept.length)}</strong> {words.kept(kept.length)}
              <KeptPeople kept={kept} />
            </li>
          )}
        </ul>
      </Section>
    </div>
  );
}
