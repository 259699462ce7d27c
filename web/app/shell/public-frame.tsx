import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { texts } from "../../texts.ts";
import { Mark } from "../mark.tsx";
import classes from "./shell.module.css";

/** Around the help for those who are not signed in. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header className={classes.public}>
        <Mark />
        <Link to="/">{texts.help.signIn}</Link>
      </header>
      <main>{children}</main>
    </>
  );
}
