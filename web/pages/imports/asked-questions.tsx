import type { ImportDetail } from "../../../src/imports/import.schema.ts";
import { Section } from "../../components/section.tsx";
import { texts } from "../../texts.ts";
import classes from "./imports.module.css";

/** What an import asked before writing anything, and nobody confirmed. */
export function AskedQuestions({ guards }: Pick<ImportDetail, "guards">) {
  return (
    <Section title={texts.imports.asked(guards.length)}>
      <ul className={classes.consequences}>
        {guards.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
      <p className={classes.meaning}>{texts.imports.answerAgain}</p>
    </Section>
  );
}
