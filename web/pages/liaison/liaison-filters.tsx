import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { LinkProposalPage } from "../../../src/liaison/proposal.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { texts } from "../../texts.ts";
import { ImportFilter } from "../sas/import-filter.tsx";
import classes from "./liaison.module.css";
import { grades, type LiaisonSearch } from "./liaison-search.ts";

interface LiaisonFiltersProps {
  readonly search: LiaisonSearch;
  readonly refine: (change: LiaisonSearch) => void;
  readonly grades: LinkProposalPage["grades"] | undefined;
}

export function LiaisonFilters({ search, refine, grades: counts }: LiaisonFiltersProps) {
  const establishments = useQuery(establishmentsQuery).data ?? [];
  const total = counts && counts.certain + counts.probable + counts.possible;
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        label={texts.liaison.gradeFilter}
        value={search.grade ?? ""}
        onChange={(event) => refine({ grade: grades.find((grade) => grade === event.currentTarget.value) })}
        data={[
          { value: "", label: texts.liaison.counted(texts.liaison.allGrades, total) },
          ...grades.map((grade) => ({
            value: grade,
            label: texts.liaison.counted(texts.liaison.grade[grade], counts?.[grade]),
          })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={texts.sas.establishment}
        value={search.establishment ?? ""}
        onChange={(event) => refine({ establishment: event.currentTarget.value || undefined })}
        data={[
          { value: "", label: texts.sas.allEstablishments },
          ...establishments.map(({ uai, name }) => ({
            value: uai,
            label: texts.shell.establishment(name, uai),
          })),
        ]}
      />
      {search.import !== undefined && (
        <ImportFilter id={search.import} remove={() => refine({ import: undefined })} />
      )}
      {search.candidat !== undefined && (
        <Button size="xs" variant="default" onClick={() => refine({ candidat: undefined })}>
          {texts.liaison.allCandidates}
        </Button>
      )}
    </div>
  );
}
