import { useEffect, useEffectEvent } from "react";
import { existingPage, type PageTarget, type ShownPage } from "./existing-page.ts";

/**
 * Leads from a page that has emptied, or never was, to the last one that exists. Gives the page as long as it is one to show:
 * undefined while the other is on its way.
 */
export function useExistingPage<Data extends ShownPage>(
  query: { readonly data: Data | undefined; readonly isPlaceholderData: boolean },
  asked: PageTarget,
  goTo: (page: number) => void,
): Data | undefined {
  const { data, isPlaceholderData } = query;
  const target = data === undefined || isPlaceholderData ? null : existingPage(data, asked);
  const leave = useEffectEvent(goTo);
  useEffect(() => {
    if (target !== null) leave(target);
  }, [target]);
  return target === null ? data : undefined;
}
