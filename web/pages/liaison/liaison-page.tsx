import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { LinkProposal } from "../../../src/liaison/proposal.schema.ts";
import { proposalsQuery } from "../../api/liaison.ts";
import { pageParameter } from "../../components/existing-page.ts";
import { Message, Page } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { useExistingPage } from "../../components/use-existing-page.ts";
import { texts } from "../../texts.ts";
import { Decision } from "./decision.tsx";
import classes from "./liaison.module.css";
import { LiaisonFilters } from "./liaison-filters.tsx";
import { type LiaisonSearch, liaisonPageSize, readPair } from "./liaison-search.ts";
import { LinkAll } from "./link-all.tsx";
import { ProposalQueue } from "./proposal-queue.tsx";

const route = getRouteApi("/_administration/liaison");

/** The list of profiles that may be one person, and the two that are looked at, side by side. */
export function LiaisonPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { page = 1, grade, establishment, import: importId, candidat } = search;
  const proposals = useQuery(
    proposalsQuery({
      ...{ page, pageSize: liaisonPageSize },
      ...(grade && { grade }),
      ...(establishment && { establishment }),
      ...(importId && { import: importId }),
      ...(candidat && { candidate: candidat }),
    }),
  );
  const data = useExistingPage(proposals, { page }, (target) =>
    navigate({ search: { ...search, page: pageParameter(target) }, replace: true }),
  );
  const items = data?.items ?? [];
  const current = search.paire ?? (items[0] && pairOf(items[0]));
  const refine = (change: LiaisonSearch) =>
    navigate({ search: { ...search, page: undefined, paire: undefined, ...change }, replace: true });
  const open = (paire: string | undefined) =>
    navigate({ search: { ...search, paire }, replace: true, resetScroll: false });

  return (
    <Page
      title={texts.liaison.title}
      actions={
        <Link to="/aide/$page" params={{ page: "liaison" }}>
          {texts.liaison.help}
        </Link>
      }
    >
      <LiaisonFilters search={search} refine={refine} grades={data?.grades} />
      <LinkAll certain={data?.grades.certain ?? 0} filtered={isFiltered(search)} />
      {proposals.isError && !data ? (
        <QueryError error={proposals.error} retry={proposals.refetch} />
      ) : data === undefined ? (
        <SkeletonText lines={12} />
      ) : current === undefined ? (
        <Message title={texts.liaison.emptyTitle}>
          {isFiltered(search) ? texts.liaison.emptyFiltered : texts.liaison.emptyBody}
        </Message>
      ) : (
        <div className={classes.columns}>
          <div>
            <ProposalQueue items={items} current={current} open={open} />
            <Pagination
              {...data}
              full={items.length === liaisonPageSize}
              renderLink={({ page: target, ...props }) => (
                <Link
                  from="/liaison"
                  to="/liaison"
                  search={{ ...search, paire: undefined, page: pageParameter(target) }}
                  {...props}
                />
              )}
            />
          </div>
          <Decision
            key={current}
            pair={readPair(current)}
            next={() => open(following(items, current))}
            hasNext={following(items, current) !== undefined}
            decided={() => open(following(items, current))}
          />
        </div>
      )}
    </Page>
  );
}

function isFiltered({ page: _, paire: __, ...filters }: LiaisonSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

export function pairOf({ keep, absorb }: LinkProposal): string {
  return `${keep.id}-${absorb.id}`;
}

/** The one after `current`, from the top again after the last; undefined when there is no other. */
function following(items: readonly LinkProposal[], current: string): string | undefined {
  const pairs = items.map(pairOf);
  const index = pairs.indexOf(current);
  const next = pairs[index + 1] ?? pairs[0];
  return next === current ? undefined : next;
}
