import { CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { importQuery } from "../../api/queries.ts";
import { formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./sas.module.css";

/** Says that only the candidates of one import are listed, leads to it, and takes the filter away. */
export function ImportFilter({ id, remove }: { readonly id: string; readonly remove: () => void }) {
  const { data } = useQuery(importQuery(id));
  return (
    <span className={classes.chip}>
      <span>
        {texts.sas.filter}{" "}
        <Link to="/imports/$id" params={{ id }}>
          {texts.sas.importFilter(data?.fileName ?? null, data ? formatMomentDay(data.startedAt) : null)}
        </Link>
      </span>
      <CloseButton size="sm" aria-label={texts.sas.removeImportFilter} onClick={remove} />
    </span>
  );
}
