import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { texts } from "../../texts.ts";
import { useMe } from "../me.ts";
import classes from "./shell.module.css";
import { signOut } from "./sign-out.ts";

export function AccountMenu() {
  const { firstName, lastName, email } = useMe();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={`${classes.entry} ${classes.account}`}>
          <span className={classes.accountName} title={`${firstName} ${lastName}`}>
            {firstName} {lastName}
          </span>
          <IconChevronDown size={15} aria-hidden="true" className={classes.chevron} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{email}</Menu.Label>
        <Menu.Item renderRoot={(props) => <Link to="/mon-compte" {...props} />}>
          {texts.account.title}
        </Menu.Item>
        <Menu.Item onClick={signOut}>{texts.shell.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
