import { createContext, use } from "react";
import type { Me } from "../../src/accounts/account.schema.ts";
import { targetOf } from "../api/queries.ts";

export const MeContext = createContext<Me | null>(null);

/** Whether the person may change what belongs to the whole school, not to some of its establishments. */
export function useWholeSchool(): boolean {
  return useMe().establishments === null;
}

/** The signed-in person; only below the root, which shows nothing else before somebody signs in. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error("useMe: nobody is signed in here");
  return me;
}

/** The campagne ciblée that the page shows, as requests name it: the account may have chosen another one in another window since. */
export function useTarget(): string {
  return targetOf(useMe());
}
