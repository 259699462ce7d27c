import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Mark } from "../../app/mark.tsx";
import { signOut } from "../../app/shell/sign-out.ts";
import { Page } from "../../components/page.tsx";
import { texts } from "../../texts.ts";
import classes from "./password.module.css";
import { PasswordForm } from "./password-form.tsx";

/** In place of every page while the password in use was chosen by somebody else. */
export function ChooseFirstPassword() {
  const client = useQueryClient();
  return (
    <>
      <header className={classes.first}>
        <Mark />
        {texts.product}
      </header>
      <main>
        <Page
          title={texts.password.forcedTitle}
          layout="text"
          actions={
            <Button variant="subtle" size="compact-sm" onClick={signOut}>
              {texts.shell.signOut}
            </Button>
          }
        >
          <p className="quiet">{texts.password.forcedBody}</p>
          <PasswordForm onChanged={() => client.invalidateQueries()} />
        </Page>
      </main>
    </>
  );
}
