import { IconChevronDown } from "@tabler/icons-react";
import { type MouseEvent, useId, useRef, useState } from "react";
import { texts } from "../../texts.ts";
import classes from "./section-index.module.css";
import type { SectionId } from "./section-list.ts";

interface SectionIndexProps {
  readonly shown: readonly SectionId[];
}

/** Beside the sections, where there is room. */
export function SectionIndex({ shown }: SectionIndexProps) {
  return (
    <nav className={classes.index} aria-label={texts.candidate.index}>
      <SectionLinks shown={shown} onGone={() => {}} />
    </nav>
  );
}

/** On a narrow screen the same, folded into the head of the page, which stays. */
export function FoldedSectionIndex({ shown }: SectionIndexProps) {
  const [opened, open] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  return (
    <nav
      className={classes.folded}
      aria-label={texts.candidate.index}
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        open(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={classes.button}
        aria-expanded={opened}
        aria-controls={list}
        onClick={() => open(!opened)}
      >
        {texts.candidate.folded}
        <IconChevronDown size={15} aria-hidden="true" />
      </button>
      <div id={list} className={classes.list} hidden={!opened}>
        <SectionLinks shown={shown} onGone={() => open(false)} />
      </div>
    </nav>
  );
}

function SectionLinks({ shown, onGone }: SectionIndexProps & { readonly onGone: () => void }) {
  return (
    <ul>
      {shown.map((id) => (
        <li key={id}>
          <a
            href={`#${id}`}
            onClick={(event) => {
              goTo(event, id);
              onGone();
            }}
          >
            {texts.candidate.sections[id]}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Leaves the history alone: `Retour à la liste` stays one step back. */
function goTo(event: MouseEvent, id: SectionId): void {
  const section = document.getElementById(id);
  if (section === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  section.tabIndex = -1;
  section.scrollIntoView();
  section.focus({ preventScroll: true });
}
