import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ImportDetail } from "../../../src/imports/import.schema.ts";
import { Section } from "../../components/section.tsx";
import { texts } from "../../texts.ts";
import classes from "./imports.module.css";
import { UndoDialog } from "./undo-dialog.tsx";

/** Apart from everything else on the page, because it takes candidates away. */
export function UndoImport({ detail }: { readonly detail: ImportDetail }) {
  const [asking, question] = useDisclosure(false);
  return (
    <Section title={texts.imports.undo.section}>
      <div className={classes.undo}>
        <p>{texts.imports.undo.apart}</p>
        <Button variant="outline" color="red" onClick={question.open}>
          {texts.imports.undo.action}
        </Button>
      </div>
      {asking && <UndoDialog detail={detail} onClose={question.close} />}
    </Section>
  );
}
