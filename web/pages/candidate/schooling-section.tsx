import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { Disclosure } from "../../components/disclosure.tsx";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import { DossierSection } from "./dossier-section.tsx";
import { Outline } from "./outline.tsx";

type Dossier = CandidateProfilePage["dossier"];
type SchoolYear = Dossier["schooling"][number];

const { sections, ...words } = texts.candidate;

/** The years one under the other, newest first: the level, the class and the school of each. */
export function SchoolingSection({ dossier: { schooling, importedAt } }: { readonly dossier: Dossier }) {
  return (
    <DossierSection id="schooling" title={sections.schooling} importedAt={importedAt.schooling}>
      <ol className={classes.timeline}>
        {schooling.map((year, index) => (
          <li key={year.label ?? index}>
            <Year year={year} />
          </li>
        ))}
      </ol>
    </DossierSection>
  );
}

function Year({ year }: { readonly year: SchoolYear }) {
  const { label, level, programmeType, series, status, className, languages } = year;
  const course = [level, programmeType === level ? null : programmeType, series].filter(Boolean).join(" · ");
  const place = [year.schoolCity, year.schoolCountry].filter(Boolean).join(", ");
  const school = [year.schoolName, year.schoolUai && `(${year.schoolUai})`].filter(Boolean).join(" ");
  const details = [
    className && words.inClass(className),
    languages.length > 0 && words.languagesOf(languages.join(", ")),
    status,
  ].filter(Boolean);
  return (
    <>
      <h3 className="tabular">{label ?? words.unnamedYear}</h3>
      <div className={classes.year}>
        <strong>{course}</strong>
        {school !== "" && <span>{[school, place].filter(Boolean).join(", ")}</span>}
        {school === "" && place !== "" && <span>{place}</span>}
        {details.length > 0 && <span className="quiet">{details.join(" · ")}</span>}
        {year.more.length > 0 && (
          <Disclosure title={words.moreOfYear}>
            <Outline rows={year.more} />
          </Disclosure>
        )}
      </div>
    </>
  );
}
