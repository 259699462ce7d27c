import {
  IconArrowBackUp,
  IconCheck,
  IconClockPlay,
  IconHandStop,
  IconPlugConnectedX,
  IconX,
} from "@tabler/icons-react";
import type { ImportState } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import classes from "./imports.module.css";

const icons = {
  checking: IconClockPlay,
  writing: IconClockPlay,
  imported: IconCheck,
  rejected: IconX,
  to_confirm: IconHandStop,
  interrupted: IconPlugConnectedX,
  undone: IconArrowBackUp,
} as const satisfies Record<ImportState, unknown>;

/** How an import ended: a shape, a word and a colour. */
export function ImportStateMark({ state }: { readonly state: ImportState }) {
  const Icon = icons[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} aria-hidden="true" />
      {texts.imports.state[state]}
    </span>
  );
}
