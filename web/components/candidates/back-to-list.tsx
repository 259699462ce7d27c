import { useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { useMe } from "../../app/me.ts";
import { texts } from "../../texts.ts";
import { BackLink } from "../back-link.tsx";

/** Which list somebody is in: the SAS, or those who have left it, the only one that recruiters have. */
interface ListedCandidate {
  readonly admitted: boolean;
}

/** Goes back in the history when one came from the list, so that it is found again as it was, to the row. */
export function BackToList({ admitted, brief = false }: ListedCandidate & { readonly brief?: boolean }) {
  const router = useRouter();
  const fromList = useFromList();
  const to = useListAddress(admitted);

  const goBack = (event: MouseEvent) => {
    if (!fromList || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.back();
  };
  return (
    <BackLink to={to} brief={brief} onClick={goBack}>
      {texts.candidate.back}
    </BackLink>
  );
}

/** The same way back, for a page whose candidate is gone. */
export function useLeaveForList({ admitted }: ListedCandidate): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  const fromList = useFromList();
  const to = useListAddress(admitted);
  return () => (fromList ? router.history.back() : navigate({ to }));
}

function useFromList(): boolean {
  return useLocation({ select: ({ state }) => state.fromList === true });
}

function useListAddress(admitted: boolean): "/sas" | "/ressources/candidats" {
  const administrator = useMe().role === "school_admin";
  return administrator && !admitted ? "/sas" : "/ressources/candidats";
}
