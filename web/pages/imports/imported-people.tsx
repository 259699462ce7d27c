import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ImportDetail, ImportedCandidate } from "../../../src/imports/import.schema.ts";
import { importedCandidatesQuery } from "../../api/queries.ts";
import { DataTable } from "../../components/data-table.tsx";
import { pageParameter } from "../../components/existing-page.ts";
import { Pagination } from "../../components/pagination.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { useExistingPage } from "../../components/use-existing-page.ts";
import { texts } from "../../texts.ts";
import { ChangedFields, KeptFields } from "./changed-fields.tsx";
import { countOf, firstList, type PeopleList, peopleLists } from "./import-search.ts";
import classes from "./imports.module.css";

const route = getRouteApi("/_administration/imports/$id");

interface PeopleProps {
  readonly detail: ImportDetail;
}

/** The people of the file by what became of them, one list at a time, in pages. */
export function ImportedPeople({ detail }: PeopleProps) {
  const { show = firstList(detail), page = 1 } = route.useSearch();
  const people = useQuery(importedCandidatesQuery(detail.id, { show, page, pageSize: 25 }));
  const navigate = route.useNavigate();
  const data = useExistingPage(people, { page }, (target) =>
    navigate({ search: { show, page: pageParameter(target) }, resetScroll: false, replace: true }),
  );
  const gone = data === undefined ? 0 : goneSince(detail, show, data.total);

  return (
    <Section title={texts.imports.people}>
      <ListLinks detail={detail} current={show} />
      <p className={classes.meaning}>{texts.imports.listMeaning[show]}</p>
      {people.isError && !data ? (
        <QueryError error={people.error} retry={people.refetch} />
      ) : data?.items.length === 0 ? (
        gone === 0 && <p className={classes.meaning}>{texts.imports.emptyList}</p>
      ) : (
        <PeopleTable detail={detail} show={show} people={data?.items} />
      )}
      {gone > 0 && <p className={classes.meaning}>{texts.imports.gone(gone, detail.undo !== null)}</p>}
      {data && (
        <Pagination
          {...data}
          full={data.items.length === data.pageSize}
          renderLink={({ page: target, ...props }) => (
            <Link
              from="/imports/$id"
              to="/imports/$id"
              search={{ show, page: pageParameter(target) }}
              resetScroll={false}
              {...props}
            />
          )}
        />
      )}
    </Section>
  );
}

/** How many of those whom the import counted are there no more. */
function goneSince(detail: ImportDetail, show: PeopleList, there: number): number {
  return show === "kept" || show === "absent" ? 0 : Math.max(0, detail[show] - there);
}

function ListLinks({ detail, current }: PeopleProps & { readonly current: PeopleList }) {
  const lists = peopleLists.filter(
    (list) => list !== "absent" || list === current || countOf(detail, list) !== 0,
  );
  return (
    <nav className={classes.lists} aria-label={texts.imports.lists}>
      {lists.map((list) => (
        <Link
          key={list}
          from="/imports/$id"
          to="/imports/$id"
          search={{ show: list }}
          resetScroll={false}
          replace
          className={classes.list}
          aria-current={list === current ? "page" : undefined}
        >
          {texts.imports.listOf(texts.imports.list[list], countOf(detail, list))}
        </Link>
      ))}
    </nav>
  );
}

interface PeopleTableProps extends PeopleProps {
  readonly show: PeopleList;
  readonly people: readonly ImportedCandidate[] | undefined;
}

function PeopleTable({ detail, show, people }: PeopleTableProps) {
  return (
    <DataTable
      caption={texts.imports.list[show]}
      rows={people}
      keyOf={({ candidateId, fileNumber }) => `${candidateId} ${fileNumber}`}
      columns={[
        {
          heading: texts.imports.candidate,
          cell: (person) => <PersonName person={person} detail={detail} />,
        },
        ...(detail.source === "parcoursup"
          ? [
              {
                heading: texts.imports.fileNumber,
                cell: ({ fileNumber }: ImportedCandidate) => <span className="tabular">{fileNumber}</span>,
              },
            ]
          : []),
        ...(show === "updated"
          ? [
              {
                heading: texts.imports.changes,
                cell: ({ changes }: ImportedCandidate) => <ChangedFields changes={changes} />,
              },
            ]
          : []),
        ...(show === "kept"
          ? [
              {
                heading: texts.imports.keptFields,
                cell: ({ kept }: ImportedCandidate) => <KeptFields kept={kept} />,
              },
            ]
          : []),
        ...(show === "absent"
          ? [
              {
                heading: texts.imports.absentWishes,
                cell: ({ absentWishes }: ImportedCandidate) => absentWishes.join(", "),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Leads to the candidate; whoever the undo of the import has removed has no page any more. */
function PersonName({ person, detail: { undo } }: PeopleProps & { readonly person: ImportedCandidate }) {
  const { candidateId, lastName, firstName, outcome } = person;
  const name = `${lastName} ${firstName}`;
  const stayed = undo?.report.kept.some((kept) => kept.candidateId === candidateId);
  if (undo !== null && outcome === "created" && !stayed) return name;
  return (
    <Link to="/candidats/$id" params={{ id: candidateId }} state={{ fromList: true }}>
      {name}
    </Link>
  );
}
