import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { texts } from "../../texts.ts";
import { useMe } from "../me.ts";
import { schoolLinks } from "./school-links.ts";
import { ServicesMenu } from "./services-menu.tsx";
import classes from "./shell.module.css";

/** The navigation of the page of the product. A recruteur-placeur works with Ressources alone. */
export function MainNavigation() {
  if (useMe().role !== "school_admin") {
    return (
      <nav aria-label={texts.shell.mainNavigation} className={classes.navigation}>
        <ul>
          <li>
            <ResourcesMenu />
          </li>
        </ul>
      </nav>
    );
  }
  return (
    <nav aria-label={texts.shell.mainNavigation} className={classes.navigation}>
      <ul>
        <li>
          <Link to="/sas" className={classes.entry} activeOptions={{ includeSearch: false }}>
            {texts.shell.sas}
          </Link>
        </li>
        <li>
          <ResourcesMenu />
        </li>
        <li>
          <BarMenu label={texts.shell.tools}>
            <ServicesMenu />
          </BarMenu>
        </li>
        <li>
          <BarMenu label={texts.shell.importsExports} within="/imports">
            <Menu.Item renderRoot={(props) => <Link to="/imports/candidats" {...props} />}>
              {texts.shell.importCandidates}
            </Menu.Item>
            <Menu.Item renderRoot={(props) => <Link to="/imports" {...props} />}>
              {texts.shell.importHistory}
            </Menu.Item>
          </BarMenu>
        </li>
        <li>
          <BarMenu label={texts.shell.school} within="/ecole">
            {schoolLinks.map(({ to, label }) => (
              <Menu.Item key={to} renderRoot={(props) => <Link to={to} {...props} />}>
                {label}
              </Menu.Item>
            ))}
          </BarMenu>
        </li>
      </ul>
    </nav>
  );
}

function ResourcesMenu() {
  return (
    <BarMenu label={texts.resources.menu} within="/ressources">
      <Menu.Item renderRoot={(props) => <Link to="/ressources/candidats" {...props} />}>
        {texts.resources.title}
      </Menu.Item>
    </BarMenu>
  );
}

/** One heading of the bar with its menu; underlined while one of its pages (below the path `within`) is shown. */
function BarMenu({
  label,
  within,
  children,
}: {
  readonly label: string;
  readonly within?: string;
  readonly children: ReactNode;
}) {
  const current = useLocation({
    select: ({ pathname }) => within !== undefined && pathname.startsWith(within),
  });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.entry} data-current={current || undefined}>
          {label}
          <IconChevronDown size={15} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>{children}</Menu.Dropdown>
    </Menu>
  );
}
