import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, UnreachableError } from "../api/problem-details.ts";
import { meQuery } from "../api/queries.ts";
import { passwordChangeRequired, secondFactorSetUpRequired } from "../api/request.ts";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; only a server that did not answer is asked again.
      retry: (failures, error) => error instanceof UnreachableError && failures < 2,
      // The browser's own idea of "offline" is often wrong on school networks: the request itself tells.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
  queryCache: new QueryCache({ onError: followAccount }),
  mutationCache: new MutationCache({ onError: followAccount }),
});

const firstSteps = [passwordChangeRequired, secondFactorSetUpRequired];

/**
 * An administrator has just reset this person's password, or the school now requires a second factor: the root shows the page for it.
 */
function followAccount(error: Error): void {
  if (error instanceof ApiError && firstSteps.includes(error.code)) {
    queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  }
}
