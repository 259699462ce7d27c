import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { journalCandidatesQuery } from "../../api/queries.ts";
import { QueryError } from "../../components/query-error.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import classes from "./journal.module.css";

const words = texts.journal.candidates;

/** Of an event about several candidates: who they are, as long as they exist, on demand. */
export function EntryCandidates({ id, count }: { readonly id: string; readonly count: number }) {
  const [opened, setOpened] = useState(false);
  const listId = useId();
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-expanded={opened}
        aria-controls={listId}
        onClick={() => setOpened(!opened)}
      >
        {opened ? words.hide : words.show}
      </Button>
      <div id={listId} className={classes.people} hidden={!opened}>
        {opened && <People id={id} count={count} />}
      </div>
    </>
  );
}

function People({ id, count }: { readonly id: string; readonly count: number }) {
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    journalCandidatesQuery(id),
  );
  const [first] = data?.pages ?? [];
  if (data === undefined || first === undefined)
    return isError ? <QueryError error={error} retry={refetch} /> : <SkeletonText lines={2} />;
  return (
    <>
      {first.total < count && <p className="quiet">{words.remaining(first.total, count)}</p>}
      <ul>
        {data.pages.flatMap(({ items }) =>
          items.map(({ id: candidate, lastName, firstName, campaign }) => (
            <li key={candidate}>
              <Link to="/candidats/$id" params={{ id: candidate }}>
                {lastName} {firstName}
              </Link>{" "}
              <span className="quiet">
                {campaign === null ? texts.candidate.inSas : texts.candidate.inCampaign(campaign)}
              </span>
            </li>
          )),
        )}
      </ul>
      {hasNextPage && (
        <Button
          size="compact-xs"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </>
  );
}
