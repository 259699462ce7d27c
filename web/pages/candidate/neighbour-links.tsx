import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { texts } from "../../texts.ts";
import { rememberOpened } from "../sas/candidate-list.ts";
import classes from "./candidate.module.css";
import type { Neighbours } from "./neighbours.ts";
import { useNeighbours } from "./use-neighbours.ts";

const { neighbours: words } = texts.candidate;

/** Previous and next in the list from which the page was opened; `Retour à la liste` still goes back to it in one step. */
export function NeighbourLinks({ id }: { readonly id: string }) {
  const neighbours = useNeighbours(id);
  if (neighbours === null) return null;
  const { previous, next, position, total, totalIsEstimate } = neighbours;
  return (
    <nav className={classes.neighbours} aria-label={words.label}>
      <NeighbourLink to={previous} label={words.previous} Icon={IconChevronLeft} />
      {position !== null && (
        <span className="tabular quiet">{words.position(position, total, totalIsEstimate)}</span>
      )}
      <NeighbourLink to={next} label={words.next} Icon={IconChevronRight} />
    </nav>
  );
}

interface NeighbourLinkProps {
  readonly to: Neighbours["next"];
  readonly label: string;
  readonly Icon: typeof IconChevronLeft;
}

function NeighbourLink({ to, label, Icon }: NeighbourLinkProps) {
  if (to === null)
    return (
      <span className={classes.neighbour} aria-hidden="true">
        <Icon size={18} />
      </span>
    );
  return (
    <Link
      to="/candidats/$id"
      params={{ id: to.id }}
      state={{ fromList: true, list: to.place }}
      replace
      className={classes.neighbour}
      aria-label={words.to(label, to.name)}
      title={words.to(label, to.name)}
      onClick={() => rememberOpened(to.id)}
    >
      <Icon size={18} aria-hidden="true" />
    </Link>
  );
}
