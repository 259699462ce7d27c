import { useQuery } from "@tanstack/react-query";
import { signInOptionsQuery } from "../../api/queries.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";

/** Why the identity provider sent somebody back, who is not signed in. */
export function ProviderRefusal() {
  const code = new URLSearchParams(window.location.search).get("refus") ?? undefined;
  const { data } = useQuery({ ...signInOptionsQuery(code), enabled: code !== undefined });
  return <ErrorSummary message={data?.refusal ?? null} />;
}
