import { Button } from "@mantine/core";
import { sentenceOf } from "../api/request.ts";
import { texts } from "../texts.ts";
import { Message } from "./page.tsx";

/** In place of what could not be fetched. */
export function QueryError({ error, retry }: { readonly error: Error; readonly retry: () => unknown }) {
  return (
    <Message
      role="alert"
      title={texts.errorPage.notLoaded}
      action={
        <Button variant="default" onClick={() => retry()}>
          {texts.common.retry}
        </Button>
      }
    >
      {sentenceOf(error)}
    </Message>
  );
}
