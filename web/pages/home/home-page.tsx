import { Navigate, useSearch } from "@tanstack/react-router";
import { useMe } from "../../app/me.ts";

/** An administrateur école works in the SAS, a recruteur-placeur with those who have left it. */
export function HomePage() {
  const administrator = useMe().role === "school_admin";
  const { importer } = useSearch({ from: "__root__" });
  return <Navigate to={administrator ? "/sas" : "/ressources/candidats"} search={{ importer }} replace />;
}
