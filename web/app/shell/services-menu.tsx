import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { texts } from "../../texts.ts";
import { useOpenImport, useServiceEstablishments } from "./service-establishments.ts";

/** Services Hub3E ▸ ParcourSup ▸ the établissements: choosing one opens its import dialog. */
export function ServicesMenu() {
  return (
    <SubMenu label={texts.shell.services}>
      <SubMenu label={texts.shell.parcoursup}>
        <EstablishmentItems />
        <Menu.Divider />
        <Menu.Item renderRoot={(props) => <Link to="/liaison" {...props} />}>{texts.liaison.menu}</Menu.Item>
      </SubMenu>
    </SubMenu>
  );
}

function EstablishmentItems() {
  const establishments = useServiceEstablishments();
  const openImport = useOpenImport();

  if (establishments === undefined) return <Menu.Item disabled>{texts.common.loading}</Menu.Item>;
  if (establishments.length === 0) {
    return (
      <>
        <Menu.Label>{texts.shell.noEstablishment}</Menu.Label>
        <Menu.Item renderRoot={(props) => <Link to="/ecole/etablissements" {...props} />}>
          {texts.shell.configureEstablishments}
        </Menu.Item>
      </>
    );
  }
  return establishments.map(({ uai, name }) => (
    <Menu.Item key={uai} onClick={() => openImport(uai)}>
      {texts.shell.establishment(name, uai)}
    </Menu.Item>
  ));
}

/** A menu in a menu. Mantine opens it on hover and arrow only: here a click, a touch and Enter open it too. */
function SubMenu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  const item = useRef<HTMLButtonElement>(null);
  const dropdown = useRef<HTMLDivElement>(null);

  const open = (event: MouseEvent) => {
    setOpened(true);
    const fromKeyboard = event.detail === 0;
    if (fromKeyboard) {
      requestAnimationFrame(() => dropdown.current?.querySelector<HTMLElement>("[data-menu-item]")?.focus());
    }
  };

  const leave = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft") return;
    // One level at a time: the menu around this one stays.
    event.stopPropagation();
    setOpened(false);
    item.current?.focus();
  };

  return (
    <Menu.Sub opened={opened} onChange={setOpened} closeDelay={150}>
      <Menu.Sub.Target>
        <Menu.Sub.Item ref={item} onClick={open}>
          {label}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown ref={dropdown} aria-label={label} onKeyDown={leave}>
        {children}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
