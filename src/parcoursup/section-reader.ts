import type { SectionName } from "./fields.ts";
import { type MemberReader, parseMember } from "./received-json.ts";
import { readSchoolYears } from "./school-years.ts";
import { foldKey } from "./section-catalogue.ts";

const readers: Readonly<Record<SectionName, MemberReader>> = {
  DonneesCandidats: parseMember,
  Scolarite: (bytes) => readSchoolYears(bytes) ?? parseMember(bytes),
  Baccalaureat: parseMember,
  DonneesVoeux: parseMember,
};

const byFoldedName: ReadonlyMap<string, MemberReader> = new Map(
  Object.entries(readers).map(([name, reader]) => [foldKey(name), reader]),
);

/** How an import reads this section of a plain candidate, in any spelling; null: not at all, it is kept and shown later. */
export function sectionReader(name: string): MemberReader | null {
  return byFoldedName.get(foldKey(name)) ?? null;
}
