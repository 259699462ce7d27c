import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Toasts } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { Mark } from "../mark.tsx";
import { useMe } from "../me.ts";
import { AccountMenu } from "./account-menu.tsx";
import { CompactNavigation } from "./compact-navigation.tsx";
import { MainNavigation } from "./main-navigation.tsx";
import classes from "./shell.module.css";

/** What surrounds every page: the bar with the navigation, the place for good news, the content. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { school } = useMe();
  return (
    <div className={classes.shell}>
      <a href="#contenu" className={classes.skip}>
        {texts.shell.skip}
      </a>
      <header className={classes.bar}>
        <Link to="/" className={classes.brand}>
          <Mark />
          <span className={classes.brandName}>
            {texts.product}
            <span className={classes.schoolName}>{school.name}</span>
          </span>
        </Link>
        <MainNavigation />
        <div className={classes.end}>
          <Link to="/aide" className={classes.entry}>
            {texts.shell.help}
          </Link>
          <AccountMenu />
        </div>
        <CompactNavigation />
      </header>
      <Toasts />
      <main id="contenu" className={classes.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
