import { Burger, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { texts } from "../../texts.ts";
import { useMe } from "../me.ts";
import { schoolLinks } from "./school-links.ts";
import { useOpenImport, useServiceEstablishments } from "./service-establishments.ts";
import classes from "./shell.module.css";
import { signOut } from "./sign-out.ts";

/** The same navigation on a narrow screen: everything open in a drawer, nothing to unfold. */
export function CompactNavigation() {
  const me = useMe();
  const [opened, drawer] = useDisclosure(false);

  return (
    <div className={classes.compact}>
      <Burger
        size="sm"
        color="white"
        opened={opened}
        onClick={drawer.toggle}
        aria-label={texts.shell.openMenu}
        aria-expanded={opened}
      />
      <Drawer
        opened={opened}
        onClose={drawer.close}
        position="right"
        size="min(340px, 88vw)"
        title={texts.product}
        closeButtonProps={{ "aria-label": texts.common.close }}
      >
        <nav aria-label={texts.shell.mainNavigation}>
          {me.role === "school_admin" ? (
            <Administration close={drawer.close} />
          ) : (
            <Resources close={drawer.close} />
          )}
          <p className={classes.drawerHeading}>
            {me.firstName} {me.lastName}
          </p>
          <ul className={classes.drawerList}>
            <li>
              <Link to="/aide" className={classes.drawerEntry} onClick={drawer.close}>
                {texts.shell.help}
              </Link>
            </li>
            <li>
              <Link to="/mon-compte" className={classes.drawerEntry} onClick={drawer.close}>
                {texts.account.title}
              </Link>
            </li>
            <li>
              <button type="button" className={classes.drawerEntry} onClick={signOut}>
                {texts.shell.signOut}
              </button>
            </li>
          </ul>
        </nav>
      </Drawer>
    </div>
  );
}

function Administration({ close }: { readonly close: () => void }) {
  return (
    <>
      <ul className={classes.drawerList}>
        <li>
          <Link to="/sas" className={classes.drawerEntry} onClick={close}>
            {texts.shell.sas}
          </Link>
        </li>
      </ul>
      <Resources close={close} />
      <p className={classes.drawerHeading}>
        {texts.shell.tools} › {texts.shell.services} › {texts.shell.parcoursup}
      </p>
      <Establishments close={close} />
      <Link to="/liaison" className={classes.drawerEntry} onClick={close}>
        {texts.liaison.menu}
      </Link>
      <p className={classes.drawerHeading}>{texts.shell.importsExports}</p>
      <ul className={classes.drawerList}>
        <li>
          <Link to="/imports/candidats" className={classes.drawerEntry} onClick={close}>
            {texts.shell.importCandidates}
          </Link>
        </li>
        <li>
          <Link to="/imports" className={classes.drawerEntry} activeOptions={{ exact: true }} onClick={close}>
            {texts.shell.importHistory}
          </Link>
        </li>
      </ul>
      <p className={classes.drawerHeading}>{texts.shell.school}</p>
      <ul className={classes.drawerList}>
        {schoolLinks.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} className={classes.drawerEntry} activeOptions={{ exact: true }} onClick={close}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Resources({ close }: { readonly close: () => void }) {
  return (
    <>
      <p className={classes.drawerHeading}>{texts.resources.menu}</p>
      <ul className={classes.drawerList}>
        <li>
          <Link to="/ressources/candidats" className={classes.drawerEntry} onClick={close}>
            {texts.resources.title}
          </Link>
        </li>
      </ul>
    </>
  );
}

function Establishments({ close }: { readonly close: () => void }) {
  const establishments = useServiceEstablishments() ?? [];
  const openImport = useOpenImport();
  if (establishments.length === 0) {
    return (
      <>
        <p className="quiet">{texts.shell.noEstablishment}</p>
        <Link to="/ecole/etablissements" className={classes.drawerEntry} onClick={close}>
          {texts.shell.configureEstablishments}
        </Link>
      </>
    );
  }
  return (
    <ul className={classes.drawerList}>
      {establishments.map(({ uai, name }) => (
        <li key={uai}>
          <button
            type="button"
            className={classes.drawerEntry}
            onClick={() => {
              close();
              openImport(uai);
            }}
          >
            {texts.shell.establishment(name, uai)}
          </button>
        </li>
      ))}
    </ul>
  );
}
