import { VisuallyHidden } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import classes from "./back-link.module.css";

interface BackLinkProps extends ComponentProps<"a"> {
  /** Where there is little room: the arrow, whose words are read out. */
  readonly brief?: boolean;
}

/** The way back from one thing to the list it is in. */
export const BackLink = createLink(({ children, brief = false, ...props }: BackLinkProps) => (
  <a {...props} className={classes.back} data-brief={brief || undefined}>
    <IconArrowLeft size={brief ? 20 : 16} aria-hidden="true" />
    {brief ? <VisuallyHidden>{children}</VisuallyHidden> : children}
  </a>
));
