import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GeneratedPassword, PasswordLink, User } from "../../../src/accounts/account.schema.ts";
import { usersQuery } from "../../api/queries.ts";
import { Page } from "../../components/page.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { texts } from "../../texts.ts";
import { GivenPasswordDialog } from "./given-password-dialog.tsx";
import classes from "./school.module.css";
import { AddUser, EditUser } from "./user-dialogs.tsx";
import { ConfirmFactorReset, ConfirmNewPassword, ConfirmState } from "./user-questions.tsx";
import { type UserAction, UserTable } from "./user-table.tsx";

type Opened =
  | { readonly action: "add" }
  | { readonly action: UserAction; readonly user: User }
  | { readonly action: "show"; readonly given: GeneratedPassword | PasswordLink };

/** The accounts of the school. Nobody is deleted: an account that no longer serves is disabled. */
export function UsersPage() {
  const { data, isError, error, refetch } = useQuery(usersQuery);
  const [opened, setOpened] = useState<Opened | null>(null);

  return (
    <Page
      title={texts.school.users}
      actions={<Button onClick={() => setOpened({ action: "add" })}>{texts.users.add}</Button>}
    >
      <p className={classes.intro}>{texts.users.intro}</p>
      {isError && !data ? (
        <QueryError error={error} retry={refetch} />
      ) : (
        <UserTable users={data} open={(action, user) => setOpened({ action, user })} />
      )}
      {opened && <OpenedDialog opened={opened} open={setOpened} />}
    </Page>
  );
}

function OpenedDialog({
  opened,
  open,
}: {
  readonly opened: Opened;
  readonly open: (next: Opened | null) => void;
}) {
  const close = () => open(null);
  const show = (given: GeneratedPassword | PasswordLink) => open({ action: "show", given });
  switch (opened.action) {
    case "add":
      return <AddUser onClose={close} onAdded={show} />;
    case "edit":
      return <EditUser user={opened.user} onClose={close} />;
    case "password":
      return <ConfirmNewPassword user={opened.user} onClose={close} onGiven={show} />;
    case "factor":
      return <ConfirmFactorReset user={opened.user} onClose={close} />;
    case "state":
      return <ConfirmState user={opened.user} onClose={close} />;
    case "show":
      return <GivenPasswordDialog given={opened.given} onClose={close} />;
  }
}
