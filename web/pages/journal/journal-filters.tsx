import { NativeSelect } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { JournalPage } from "../../../src/journal/journal.schema.ts";
import { eventKindsQuery, usersQuery } from "../../api/queries.ts";
import { queryString } from "../../api/request.ts";
import { DayFilter } from "../../components/day-filter.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import classes from "./journal.module.css";
import { isFiltered, type JournalSearch, journalFilterOf } from "./journal-search.ts";

interface JournalFiltersProps {
  readonly search: JournalSearch;
  readonly refine: (change: JournalSearch) => void;
  readonly page: JournalPage | undefined;
}

/** What is looked for: a type of event or a group of them, somebody, some days. */
export function JournalFilters({ search, refine, page }: JournalFiltersProps) {
  const kinds = useQuery(eventKindsQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  const client = useQueryClient();
  const typeId = useId();
  const userId = useId();
  return (
    <div className={classes.filters}>
      <div className={classes.control}>
        <label htmlFor={typeId}>{texts.journal.type}</label>
        <NativeSelect
          id={typeId}
          size="xs"
          value={search.type ?? ""}
          onChange={(event) => refine({ type: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: texts.journal.allTypes },
            ...kinds.map(({ group, label, types }) => ({
              group: label,
              items: [
                ...(types.length > 1 ? [{ value: group, label: texts.journal.wholeGroup(label) }] : []),
                ...types.map(({ type, label: name }) => ({ value: type, label: name })),
              ],
            })),
          ]}
        />
      </div>
      <div className={classes.control}>
        <label htmlFor={userId}>{texts.journal.user}</label>
        <NativeSelect
          id={userId}
          size="xs"
          value={search.user ?? ""}
          onChange={(event) => refine({ user: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: texts.journal.allUsers },
            ...users.map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}` })),
          ]}
        />
      </div>
      <div className={classes.control}>
        <span aria-hidden="true">{texts.journal.date}</span>
        <DayFilter
          label={texts.journal.date}
          range={{ ...(search.from && { from: search.from }), ...(search.to && { to: search.to }) }}
          onChange={({ from, to }) => refine({ from, to })}
        />
      </div>
      <p role="status" className={classes.total}>
        {page ? texts.journal.total(page.total, page.totalIsEstimate) : <Skeleton width="9ch" />}
      </p>
      {isFiltered(search) && (
        <Link from="/ecole/historique" to="/ecole/historique" search={{}} replace>
          {texts.sas.clearFilters}
        </Link>
      )}
      <span className={classes.exports}>
        {(["xlsx", "csv"] as const).map((format) => (
          <a
            key={format}
            href={`/api/journal/export.${format}${queryString(journalFilterOf(search))}`}
            download
            className={classes.export}
            onClick={() => showExport(client)}
          >
            <IconDownload size={16} aria-hidden="true" />
            {texts.journal.exports[format]}
          </a>
        ))}
      </span>
    </div>
  );
}

/** An export leaves a line here itself, as it begins. The browser does not say when: the line is looked for soon, then once more. */
function showExport(client: QueryClient): void {
  for (const delay of [1_000, 5_000])
    setTimeout(() => client.invalidateQueries({ queryKey: ["journal"] }), delay);
}
