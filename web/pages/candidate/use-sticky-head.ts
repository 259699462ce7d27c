import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps `--sticky-head` (px) at the height of the head that stays above this page: nothing that gets the focus, or that a link leads to,
 * ends up under it (WCAG 2.4.11). How high it is depends on the names, the width and the font.
 */
export function useStickyHead<Element extends HTMLElement>(): RefObject<Element | null> {
  const page = useRef<Element>(null);

  useLayoutEffect(() => {
    const head = page.current?.querySelector("h1")?.parentElement;
    if (!head) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty("--sticky-head", `${head.offsetHeight}px`));
    observer.observe(head);
    return () => {
      observer.disconnect();
      style.removeProperty("--sticky-head");
    };
  }, []);

  return page;
}
