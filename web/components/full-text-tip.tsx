import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import classes from "./full-text-tip.module.css";

interface Tip {
  readonly lines: readonly string[];
  readonly left: number;
  readonly top: number;
}

/**
 * Around a table whose long texts are cut (elements marked `data-cut`): pointing at a cut text shows it in full, and so
 * does the keyboard for all the cut texts of the row it is in. Escape hides it, the pointer may enter it (WCAG 1.4.13).
 */
export function FullTextTip({ children }: { readonly children: ReactNode }) {
  const [tip, setTip] = useState<Tip | null>(null);
  const hiding = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (tip === null) return;
    const hideOnEscape = (event: KeyboardEvent) => event.key === "Escape" && setTip(null);
    const hide = () => setTip(null);
    document.addEventListener("keydown", hideOnEscape);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener("keydown", hideOnEscape);
      document.removeEventListener("scroll", hide, { capture: true });
    };
  }, [tip]);

  const show = (cut: readonly HTMLElement[]) => {
    clearTimeout(hiding.current);
    const [first] = cut;
    if (first === undefined) return;
    const { left, bottom } = first.getBoundingClientRect();
    setTip({ lines: cut.map((element) => element.textContent ?? ""), left, top: bottom + 2 });
  };

  const hideSoon = () => {
    clearTimeout(hiding.current);
    hiding.current = setTimeout(() => setTip(null), 120);
  };

  const point = (event: PointerEvent) => {
    if (event.pointerType !== "mouse" || !(event.target instanceof Element)) return;
    const element = event.target.closest<HTMLElement>("[data-cut]");
    if (element !== null && isCut(element)) show([element]);
    else hideSoon();
  };

  const focus = (event: FocusEvent) => {
    if (!event.target.matches(":focus-visible")) return;
    const texts = event.target.closest("tr")?.querySelectorAll<HTMLElement>("[data-cut]") ?? [];
    const cut = [...texts].filter(isCut);
    if (cut.length > 0) show(cut);
    else setTip(null);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches; what can be acted on is inside
    <div
      className={classes.around}
      onPointerOver={point}
      onPointerLeave={hideSoon}
      onFocus={focus}
      onBlur={hideSoon}
    >
      {children}
      {tip && (
        <div
          role="tooltip"
          className={classes.tip}
          style={{ left: tip.left, top: tip.top }}
          onPointerEnter={() => clearTimeout(hiding.current)}
        >
          {tip.lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      )}
    </div>
  );
}

function isCut(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth;
}
