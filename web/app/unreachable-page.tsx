import { Button } from "@mantine/core";
import { Message, Page } from "../components/page.tsx";
import { texts } from "../texts.ts";

/** Nothing can be shown before the server has said who is signed in. */
export function UnreachablePage({ retry }: { readonly retry: () => void }) {
  return (
    <main>
      <Page title={texts.product} layout="text">
        <Message role="alert" action={<Button onClick={retry}>{texts.common.retry}</Button>}>
          {texts.connection.unreachable}
        </Message>
      </Page>
    </main>
  );
}
