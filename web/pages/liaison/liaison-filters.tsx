import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { LinkProposalPage } from "../../../src/liaison/proposal.schema.ts";
import { establishmentsQuery, importsQuery } from "../../api/queries.ts";
import { establishmentOptions } from "../../components/establishment-options.ts";
import { formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
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
        data={establishmentOptions(establishments)}
      />
      <ImportSelect search={search} refine={refine} />
      {search.candidat !== undefined && (
        <Button size="xs" variant="default" onClick={() => refine({ candidat: undefined })}>
          {texts.liaison.allCandidates}
        </Button>
      )}
    </div>
  );
}

/** The latest imports of the school; one further back, named by the address, keeps its place without a name. */
function ImportSelect({ search, refine }: Pick<LiaisonFiltersProps, "search" | "refine">) {
  const imports = useQuery(importsQuery({ page: 1, pageSize: 50 })).data?.items ?? [];
  const options = imports
    .filter(({ state }) => state === "imported")
    .map(({ id, fileName, startedAt }) => ({
      value: id,
      label: texts.sas.importFilter(fileName, formatMomentDay(startedAt)),
    }));
  const { import: chosen } = search;
  const isListed = chosen === undefined || options.some(({ value }) => value === chosen);
  return (
    <NativeSelect
      size="xs"
      label={texts.liaison.importFilter}
      value={chosen ?? ""}
      onChange={(event) => refine({ import: event.currentTarget.value || undefined })}
      data={[
        { value: "", label: texts.liaison.allImports },
        ...(isListed ? [] : [{ value: chosen, label: texts.sas.importFilter(null, null) }]),
        ...options,
      ]}
    />
  );
}
