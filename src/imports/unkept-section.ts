import { sectionLabel } from "../parcoursup/optional-sections.ts";

/** A section as reports show it. The label is added when it is read, so that old reports have today's words. */
export function withLabel(name: string): { name: string; label: string } {
  return { name, label: sectionLabel(name) };
}
