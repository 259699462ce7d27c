import { IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import classes from "./disclosure.module.css";

interface DisclosureProps {
  readonly title: string;
  readonly level?: 3 | 4;
  readonly initiallyOpened?: boolean;
  readonly children: ReactNode;
}

/** A heading that shows and hides what is under it; on paper everything shows. */
export function Disclosure({ title, level = 4, initiallyOpened = false, children }: DisclosureProps) {
  const [opened, setOpened] = useState(initiallyOpened);
  const content = useId();
  const Heading = `h${level}` as const;
  return (
    <div>
      <Heading className={classes.heading}>
        <button
          type="button"
          className={classes.button}
          aria-expanded={opened}
          aria-controls={content}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronRight size={16} aria-hidden="true" className={classes.chevron} />
          {title}
        </button>
      </Heading>
      <div id={content} className={classes.content} data-opened={opened}>
        {children}
      </div>
    </div>
  );
}
