import { Link, Outlet } from "@tanstack/react-router";
import { schoolLinks } from "../../app/shell/school-links.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";

/** « Votre école »: its pages side by side. */
export function SchoolLayout() {
  return (
    <>
      <nav className={classes.tabs} aria-label={texts.school.navigation}>
        {schoolLinks.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            className={classes.tab}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
