import {
  type Baccalaureate,
  type ExamMark,
  readBaccalaureate,
  readExamMarks,
} from "./dossier/baccalaureate.ts";
import { otherSections } from "./dossier/other-sections.ts";
import { type OutlineRow, type OutlineSection, outlineOf } from "./dossier/outline.ts";
import { type Prospects, readProspects } from "./dossier/prospects.ts";
import { isObject, objectIn, objectsIn, type ReceivedObject, textIn } from "./dossier/received-value.ts";
import { type ReportYear, readReports } from "./dossier/reports.ts";
import { readSchoolYears, type SchoolYear } from "./dossier/school-years.ts";
import { readWishDossier, type WishDossier } from "./dossier/wish-dossier.ts";

/** What the candidate's page shows from one object received, beyond the profile. Empty or null: the file does not tell. */
export interface Dossier {
  readonly person: PersonDossier;
  readonly wish: WishDossier;
}

/** What is told of the person, whatever the programme. */
export interface PersonDossier {
  schooling: SchoolYear[];
  reports: ReportYear[];
  prospects: Prospects | null;
  baccalaureate: Baccalaureate | null;
  examMarks: ExamMark[];
  activities: OutlineRow[];
  pix: Pix | null;
  /** What has no form of its own: social criteria, the rest of the identity, sections that this program does not know. */
  others: OutlineSection[];
}

/** Certification and competences (format, 3.13 and 3.14). */
export interface Pix {
  facts: OutlineRow[];
  competences: { competence: string; level: string | null }[];
}

/**
 * Reads a candidate's object as it was received and stored. What is not in its usual form is shown as an outline or left out:
 * the object has passed the checks of an import, so nothing of it is worth an error here. Never throws.
 */
export function readDossier(received: Uint8Array): Dossier {
  const candidate = parse(received);
  const known = {
    schooling: readSchoolYears(candidate),
    reports: readReports(candidate),
    prospects: readProspects(candidate),
    baccalaureate: readBaccalaureate(candidate),
    examMarks: readExamMarks(candidate),
    activities: outlineOf(objectIn(candidate, "ActivitesCentresInteret")),
    pix: readPix(candidate),
  };
  return { person: { ...known, others: otherSections(candidate) }, wish: readWishDossier(candidate) };
}

const utf8 = new TextDecoder("utf-8");

function parse(received: Uint8Array): ReceivedObject {
  try {
    const value: unknown = JSON.parse(utf8.decode(received));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function readPix(candidate: ReceivedObject): Pix | null {
  const facts = outlineOf(objectIn(candidate, "CertificationPix"));
  const competences = objectsIn(candidate, "ResultatsPixParDomainesCompetences").flatMap((line) => {
    const competence = textIn(line, "PixCompetenceLibelle");
    return competence === null ? [] : [{ competence, level: textIn(line, "PixNiveau") }];
  });
  return facts.length + competences.length === 0 ? null : { facts, competences };
}
