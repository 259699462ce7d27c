import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { texts } from "../../texts.ts";
import { CandidateListPage } from "./candidate-list-page.tsx";
import { NoCandidate } from "./sas-empty.tsx";
import { refined, type SasSearch } from "./sas-search.ts";

const route = getRouteApi("/_administration/sas");
const list = { stage: "sas", table: texts.sas.table } as const;

/** The SAS d'admission: everybody who arrived and has not left it, to be found again by any column, and let out. */
export function SasPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/sas" });
  const refine = (change: SasSearch) =>
    navigate({ search: (current) => refined(current, change), replace: true });
  return (
    <CandidateListPage
      title={texts.sas.title}
      list={list}
      search={search}
      refine={refine}
      replace={(instead) => navigate({ search: instead, replace: true })}
      nobody={<NoCandidate />}
    />
  );
}
