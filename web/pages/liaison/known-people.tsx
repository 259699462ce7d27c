import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { proposalsQuery } from "../../api/liaison.ts";
import { texts } from "../../texts.ts";

/** « 12 candidats semblent déjà connus », of an import, leading to where it is decided; nothing when there are none. */
export function KnownPeople({ importId }: { readonly importId: string }) {
  const { data } = useQuery(proposalsQuery({ import: importId, page: 1, pageSize: 25 }));
  if (data === undefined || data.candidates === 0) return null;
  return (
    <Link to="/liaison" search={{ import: importId }}>
      {texts.liaison.known(data.candidates)}
    </Link>
  );
}
