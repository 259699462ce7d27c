import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { badgesQuery } from "../../api/liaison.ts";
import { useMe } from "../../app/me.ts";
import { texts } from "../../texts.ts";
import classes from "./known-badge.module.css";

/** For the candidates listed: gives the mark of one that seems to be known already, leading to where it is decided. */
export function useKnownBadges(
  candidates: readonly { readonly id: string }[],
): (id: string, tabIndex?: number) => ReactNode {
  const administrator = useMe().role === "school_admin";
  const badges = useQuery(badgesQuery(administrator ? candidates.map(({ id }) => id) : [])).data;
  return (id, tabIndex = 0) => {
    const badge = badges?.find(({ candidateId }) => candidateId === id);
    if (badge === undefined) return null;
    const label = texts.liaison.badge(badge.grade, badge.count);
    return (
      <Link
        to="/liaison"
        search={{ candidat: id }}
        className={classes.badge}
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
      >
        <IconUsers size={15} aria-hidden="true" />
      </Link>
    );
  };
}
