import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { texts } from "../texts.ts";
import { pageWindow } from "./page-window.ts";
import classes from "./pagination.module.css";

/** What a page link needs; the page that knows its own search parameters makes the link. */
interface PageLinkProps {
  readonly page: number;
  readonly className: string | undefined;
  readonly "aria-label": string;
  readonly "aria-current": "page" | undefined;
  readonly children: ReactNode;
}

interface PaginationProps {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** The total stops at 10,000: beyond, one goes on page by page. */
  readonly totalIsEstimate: boolean;
  /** Whether the present page is full, so that another may follow. */
  readonly full: boolean;
  readonly renderLink: (props: PageLinkProps) => ReactNode;
}

/** Links to the pages of a list, so that each can be opened, shared and returned to. */
export function Pagination({ page, pageSize, total, totalIsEstimate, full, renderLink }: PaginationProps) {
  const counted = Math.max(1, Math.ceil(total / pageSize));
  const last = totalIsEstimate ? Math.max(counted, full ? page + 1 : page) : counted;
  if (last === 1) return null;

  const link = (target: number, label: string, children: ReactNode, current = false) =>
    renderLink({
      page: target,
      className: classes.link,
      "aria-label": label,
      "aria-current": current ? "page" : undefined,
      children,
    });

  return (
    <nav aria-label={texts.pagination.label} className={classes.pages}>
      {page > 1 &&
        link(page - 1, texts.pagination.previous, <IconChevronLeft size={16} aria-hidden="true" />)}
      {pageWindow(page, last).map((target, index, all) =>
        target === null ? (
          <span key={`after-${all[index - 1]}`} className={classes.gap}>
            …
          </span>
        ) : (
          <span key={target}>{link(target, texts.pagination.page(target), target, target === page)}</span>
        ),
      )}
      {page < last &&
        link(page + 1, texts.pagination.next, <IconChevronRight size={16} aria-hidden="true" />)}
    </nav>
  );
}
