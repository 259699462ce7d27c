import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { texts } from "../texts.ts";
import { nextPage, pageTargets, previousPage } from "./page-targets.ts";
import classes from "./pagination.module.css";

/** What a page link needs; the page that knows its own search parameters makes the link. */
interface PageLinkProps {
  readonly page: number;
  readonly className: string | undefined;
  readonly "aria-label": string;
  readonly "aria-current": "page" | undefined;
  /** Or the router would take the first page, which the address does not name, for the present one as well. */
  readonly activeOptions: { readonly explicitUndefined: true };
  readonly children: ReactNode;
}

interface PaginationProps {
  /** Below zero when it is counted from the end. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** The total stops at 10,000: beyond, one goes on page by page, or begins at the end. */
  readonly totalIsEstimate: boolean;
  /** Whether the present page is full, so that another may follow. */
  readonly full: boolean;
  /** Whether the list can be walked from its end: pages are then also asked for by numbers below zero. */
  readonly reversible?: boolean;
  readonly renderLink: (props: PageLinkProps) => ReactNode;
}

/** Links to the pages of a list, so that each can be opened, shared and returned to. */
export function Pagination({
  page,
  pageSize,
  total,
  totalIsEstimate,
  full,
  reversible = false,
  renderLink,
}: PaginationProps) {
  const counted = Math.max(1, Math.ceil(total / pageSize));
  const last = totalIsEstimate ? Math.max(counted, full ? page + 1 : page) : counted;
  if (last === 1 && page > 0) return null;
  const position = { page, last, full, fromEnd: reversible && totalIsEstimate };
  const [previous, next] = [previousPage(position), nextPage(position)];

  const link = (target: number, label: string, children: ReactNode, current = false) =>
    renderLink({
      page: target,
      className: classes.link,
      "aria-label": label,
      "aria-current": current ? "page" : undefined,
      activeOptions: { explicitUndefined: true },
      children,
    });

  return (
    <nav aria-label={texts.pagination.label} className={classes.pages}>
      {previous !== null &&
        link(previous, texts.pagination.previous, <IconChevronLeft size={16} aria-hidden="true" />)}
      {pageTargets(position).map((target, index, all) =>
        target === null ? (
          <span key={`after-${all[index - 1]}`} className={classes.gap}>
            …
          </span>
        ) : (
          <span key={target}>
            {link(target, texts.pagination.page(target), texts.pagination.short(target), target === page)}
          </span>
        ),
      )}
      {next !== null && link(next, texts.pagination.next, <IconChevronRight size={16} aria-hidden="true" />)}
    </nav>
  );
}
