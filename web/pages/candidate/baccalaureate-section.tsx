import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { DataTable } from "../../components/data-table.tsx";
import { Facts } from "../../components/facts.tsx";
import { texts } from "../../texts.ts";
import { DossierSection } from "./dossier-section.tsx";
import { formatMark } from "./mark.ts";
import { Outline } from "./outline.tsx";

const { sections, baccalaureate: words } = texts.candidate;

/** The baccalauréat prepared or obtained, its enseignements de spécialité, the marks known so far. */
export function BaccalaureateSection({ dossier }: { readonly dossier: CandidateProfilePage["dossier"] }) {
  const { baccalaureate, examMarks, importedAt } = dossier;
  return (
    <DossierSection
      id="baccalaureate"
      title={sections.baccalaureate}
      importedAt={importedAt.baccalaureate ?? importedAt.examMarks}
    >
      {baccalaureate && baccalaureate.facts.length > 0 && <Outline rows={baccalaureate.facts} />}
      {baccalaureate && hasTeachings(baccalaureate) && (
        <Facts
          facts={[
            [words.premiere, baccalaureate.teachings.premiere.join("\n")],
            [words.terminale, baccalaureate.teachings.terminale.join("\n")],
            [words.dropped, baccalaureate.teachings.dropped],
          ]}
        />
      )}
      {examMarks.length > 0 && (
        <DataTable
          caption={words.marks}
          rows={examMarks}
          keyOf={(line) => `${examMarks.indexOf(line)}`}
          columns={[
            { heading: words.exam, cell: ({ exam }) => exam },
            { heading: words.mark, numeric: true, cell: ({ mark }) => formatMark(mark) },
          ]}
        />
      )}
    </DossierSection>
  );
}

function hasTeachings({
  teachings: { premiere, terminale, dropped },
}: NonNullable<CandidateProfilePage["dossier"]["baccalaureate"]>): boolean {
  return premiere.length + terminale.length > 0 || dropped !== null;
}
