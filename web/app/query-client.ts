import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, UnreachableError } from "../api/problem-details.ts";
import { meQuery } from "../api/queries.ts";
import { passwordChangeRequired } from "../api/request.ts";

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

/** An administrator has just reset this person's password: the root shows the page to choose one. */
function followAccount(error: Error): void {
  if (error instanceof ApiError && error.code === passwordChangeRequired) {
    queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  }
}
