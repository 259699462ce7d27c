import { Button } from "@mantine/core";
import { Message, Page } from "../components/page.tsx";
import { texts } from "../texts.ts";

/** What stays when a page failed: the shell around it still works. */
export function ErrorPage() {
  return (
    <Page title={texts.errorPage.title}>
      <Message
        role="alert"
        action={<Button onClick={() => window.location.reload()}>{texts.errorPage.reload}</Button>}
      >
        {texts.errorPage.body}
      </Message>
    </Page>
  );
}
