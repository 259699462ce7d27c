/** What opened a dialog, and where it stood: the way back for the keyboard, also when it is no longer there. */
export interface Opener {
  readonly element: HTMLElement;
  /** Its ancestors, the nearest first, each with the position in it of the one before. */
  readonly place: readonly { readonly parent: Element; readonly index: number }[];
}

const focusable = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex]";

/** The element that has the keyboard now; of an entry of a menu, which closes as it is chosen, the button that opened the menu. */
export function findOpener(): Opener | null {
  let element = document.activeElement;
  for (let menu = menuOf(element); menu !== null; menu = menuOf(element)) {
    element = document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  }
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  return { element, place: placeOf(element) };
}

/**
 * Gives the keyboard back to what opened a dialog: the first of `openers` that is still there. What was done in the dialog often
 * takes its opener away a moment later (the row of a candidate who left): the keyboard then goes to what stands in its place, the
 * next row, else to the heading of the page. Does nothing when somebody else has the keyboard already.
 */
export function returnFocus(openers: readonly Opener[]): void {
  if (!isLost()) return;
  const opener = openers.find(({ element }) => canHaveFocus(element));
  if (opener === undefined) {
    const [first] = openers;
    focusInPlaceOf(first?.place ?? []);
    return;
  }
  opener.element.focus({ preventScroll: true });
  followWhenGone({ ...opener, place: placeOf(opener.element) });
}

/** Watches an element that has the keyboard until the keyboard moves on, and finds another place for it should the element go. */
function followWhenGone({ element, place }: Opener): void {
  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    stop();
    if (isLost()) focusInPlaceOf(place);
  });
  const stop = () => {
    observer.disconnect();
    document.removeEventListener("focusin", moved);
  };
  const moved = ({ target }: FocusEvent) => target !== element && stop();
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", moved);
}

function focusInPlaceOf(place: Opener["place"]): void {
  for (const { parent, index } of place) {
    // Beyond lists, tables and rows, what stands at the same position has nothing to do with it.
    if (!parent.isConnected || !parent.matches("tbody, ul, ol")) continue;
    const next = parent.children[Math.min(index, parent.children.length - 1)];
    const target = next?.querySelector<HTMLElement>("a[href]") ?? next?.querySelector<HTMLElement>(focusable);
    if (target) {
      target.focus();
      return;
    }
  }
  const heading = document.querySelector<HTMLElement>("main h1[tabindex]");
  (heading ?? document.querySelector<HTMLElement>("main"))?.focus({ preventScroll: true });
}

function placeOf(element: Element): Opener["place"] {
  const place: { parent: Element; index: number }[] = [];
  for (let child = element; child.parentElement !== null; child = child.parentElement) {
    place.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  }
  return place;
}

function menuOf(element: Element | null): Element | null {
  return element?.closest("[role=menu]") ?? null;
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function canHaveFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility();
}
