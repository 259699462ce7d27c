import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Message } from "../../components/page.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { texts } from "../../texts.ts";
import { CandidateListPage } from "../sas/candidate-list-page.tsx";
import { refined, type SasSearch } from "../sas/sas-search.ts";

const route = getRouteApi("/ressources/candidats");
const list = { stage: "admitted", table: texts.resources.table } as const;

/** Ressources → Candidats: everybody who has left the SAS, for administrators and recruiters alike. */
export function ResourcesPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/ressources/candidats" });
  const refine = (change: SasSearch) =>
    navigate({ search: (current) => refined(current, change), replace: true });
  return (
    <CandidateListPage
      title={texts.resources.pageTitle}
      list={list}
      search={search}
      refine={refine}
      replace={(instead) => navigate({ search: instead, replace: true })}
      tools={<RefreshButton queryKey={["candidates"]} />}
      nobody={<Message title={texts.resources.emptyTitle}>{texts.resources.emptyBody}</Message>}
    />
  );
}
