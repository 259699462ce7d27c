import { Button } from "@mantine/core";
import { ApiError } from "../api/problem-details.ts";
import { sentenceOf } from "../api/request.ts";
import { texts } from "../texts.ts";
import { Message } from "./page.tsx";

/** Whether what is asked for is not there, or not for this person: asking again would not help. */
export function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404;
}

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
