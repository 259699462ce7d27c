import { DayFilter } from "../../components/day-filter.tsx";
import { TextFilter } from "../../components/text-filter.tsx";
import { texts } from "../../texts.ts";
import type { Column, SasSearch } from "./sas-search.ts";

interface ColumnFilterProps {
  readonly column: Column;
  readonly search: SasSearch;
  readonly refine: (change: SasSearch) => void;
}

/** The filter box of a column, the same under its heading and in the panel of narrow screens. */
export function ColumnFilter({ column, search, refine }: ColumnFilterProps) {
  const label = texts.sas.columns[column];
  switch (column) {
    case "createdOn":
      return (
        <DayFilter
          label={label}
          range={{ from: search.createdFrom, to: search.createdTo }}
          onChange={({ from, to }) => refine({ createdFrom: from, createdTo: to })}
        />
      );
    case "birthDate":
      return (
        <DayFilter
          label={label}
          range={{ from: search.birthFrom, to: search.birthTo }}
          onChange={({ from, to }) => refine({ birthFrom: from, birthTo: to })}
        />
      );
    default:
      return (
        <TextFilter label={label} value={search[column]} onChange={(value) => refine({ [column]: value })} />
      );
  }
}
