import { Outlet } from "@tanstack/react-router";
import { Message, Page } from "../components/page.tsx";
import { texts } from "../texts.ts";
import { useMe } from "./me.ts";

/** The server refuses these pages to the other role; here it is said kindly, before asking. */
export function AdministratorsOnly() {
  if (useMe().role === "school_admin") return <Outlet />;
  return (
    <Page title={texts.forbidden.title}>
      <Message>{texts.forbidden.body}</Message>
    </Page>
  );
}
