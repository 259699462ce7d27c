import { useQuery } from "@tanstack/react-query";
import { establishmentsQuery } from "../../api/queries.ts";
import { signsOf, type ToldApart } from "./told-apart.ts";

/** Under a name: the birth date, the établissement, the dossier, and where the candidate is now. */
export function Signs({ of: candidate }: { readonly of: ToldApart }) {
  const establishments = useQuery(establishmentsQuery).data ?? [];
  const names = new Map(establishments.map(({ uai, name }) => [uai, name]));
  return <>{signsOf(candidate, names).join(" · ")}</>;
}
