import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Page } from "../../components/page.tsx";
import { Toasts } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { Mark } from "../mark.tsx";
import classes from "./shell.module.css";
import { signOut } from "./sign-out.ts";

/** Around what has to be done before anything else. */
export function FirstStep({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <header className={classes.first}>
        <Mark />
        {texts.product}
      </header>
      <Toasts />
      <main>
        <Page
          title={title}
          layout="text"
          actions={
            <Button variant="subtle" size="compact-sm" onClick={signOut}>
              {texts.shell.signOut}
            </Button>
          }
        >
          {children}
        </Page>
      </main>
    </>
  );
}
