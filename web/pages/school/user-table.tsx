import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { User } from "../../../src/accounts/account.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { useMe } from "../../app/me.ts";
import { DataTable } from "../../components/data-table.tsx";
import { formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";

export type UserAction = "edit" | "password" | "factor" | "state";

interface UserTableProps {
  readonly users: readonly User[] | undefined;
  readonly open: (action: UserAction, user: User) => void;
}

export function nameOf({ firstName, lastName }: User): string {
  return `${firstName} ${lastName}`;
}

export function UserTable({ users, open }: UserTableProps) {
  const me = useMe();
  const { data: known = [] } = useQuery(establishmentsQuery);
  const names = new Map(known.map(({ uai, name }) => [uai, name]));
  return (
    <DataTable
      caption={texts.school.users}
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: texts.users.person,
          cell: (user) => (
            <span>
              {nameOf(user)} {user.id === me.id && <span className="quiet">({texts.users.you})</span>}
            </span>
          ),
        },
        { heading: texts.users.email, cell: ({ email }) => email },
        { heading: texts.users.role, cell: ({ role }) => texts.users.roles[role] },
        {
          heading: texts.users.establishments,
          cell: ({ establishments }) =>
            establishments === null
              ? texts.users.all
              : establishments.map((uai) => names.get(uai) ?? uai).join(", "),
        },
        {
          heading: texts.users.lastSignIn,
          cell: ({ lastSignInAt }) => (
            <span className="tabular">
              {lastSignInAt === null ? texts.users.never : formatMoment(lastSignInAt)}
            </span>
          ),
        },
        {
          heading: texts.users.state,
          cell: ({ disabled, secondFactor }) => (
            <>
              {disabled ? <span className={classes.off}>{texts.users.disabled}</span> : texts.users.active}
              {secondFactor && <span className={classes.more}>{texts.users.secondFactor}</span>}
            </>
          ),
        },
        {
          heading: texts.common.actions,
          cell: (user) => <UserActions user={user} own={user.id === me.id} open={open} />,
        },
      ]}
    />
  );
}

/** Nobody changes the state or the password of their own account here: one would lock oneself out. */
function UserActions({
  user,
  own,
  open,
}: {
  readonly user: User;
  readonly own: boolean;
  readonly open: UserTableProps["open"];
}) {
  const name = nameOf(user);
  const button = { size: "compact-sm", variant: "default" } as const;
  return (
    <span className={classes.rowActions}>
      <Button {...button} aria-label={texts.users.editOf(name)} onClick={() => open("edit", user)}>
        {texts.common.edit}
      </Button>
      {!own && (
        <>
          <Button
            {...button}
            aria-label={texts.users.newPasswordOf(name)}
            onClick={() => open("password", user)}
          >
            {texts.users.newPassword}
          </Button>
          {user.secondFactor && (
            <Button
              {...button}
              aria-label={texts.users.resetFactorOf(name)}
              onClick={() => open("factor", user)}
            >
              {texts.users.resetFactor}
            </Button>
          )}
          <Button
            {...button}
            aria-label={user.disabled ? texts.users.enableOf(name) : texts.users.disableOf(name)}
            onClick={() => open("state", user)}
          >
            {user.disabled ? texts.users.enable : texts.users.disable}
          </Button>
        </>
      )}
    </span>
  );
}
