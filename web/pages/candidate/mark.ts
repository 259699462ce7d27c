import type { Mark } from "../../../src/sas/dossier.schema.ts";
import { texts } from "../../texts.ts";

const marks = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A mark as school reports write it: « 11,96 »; the words in its place, or a dash. */
export function formatMark(mark: Mark): string {
  return typeof mark === "number" ? marks.format(mark) : (mark ?? texts.common.none);
}
