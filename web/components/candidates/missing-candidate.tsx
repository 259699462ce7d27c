import { texts } from "../../texts.ts";
import { Message } from "../page.tsx";
import { isGone, QueryError } from "../query-error.tsx";
import { BackToList } from "./back-to-list.tsx";

/** In place of a candidate who could not be fetched: one who is gone is not asked for again, the list is one click away. */
export function MissingCandidate({ error, retry }: { readonly error: Error; readonly retry: () => unknown }) {
  if (!isGone(error)) return <QueryError error={error} retry={retry} />;
  return (
    <Message role="alert" title={texts.candidate.missing} action={<BackToList admitted={false} />}>
      {texts.candidate.missingBody}
    </Message>
  );
}
