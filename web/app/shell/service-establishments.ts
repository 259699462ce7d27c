import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import type { SourceName } from "../../../src/imports/import.schema.ts";
import type { Establishment } from "../../../src/school/school.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";

/** The établissements for which the ParcourSup service is switched on; undefined while unknown. */
export function useServiceEstablishments(): Establishment[] | undefined {
  const { data } = useQuery(establishmentsQuery);
  return data?.filter((establishment) => establishment.parcoursupEnabled);
}

/** Opens the import dialog over the present page, which keeps its state. */
export function useOpenImport(kind: SourceName = "parcoursup"): (uai: string) => void {
  const navigate = useNavigate();
  const pathname = useLocation({ select: (location) => location.pathname });
  const key = kind === "table" ? "tableau" : "importer";
  return (uai) => navigate({ to: pathname, search: (current) => ({ ...current, [key]: uai }) });
}
