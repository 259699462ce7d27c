import { Link } from "@tanstack/react-router";
import { Message, Page } from "../components/page.tsx";
import { texts } from "../texts.ts";

export function NotFoundPage() {
  return (
    <Page title={texts.notFound.title}>
      <Message action={<Link to="/">{texts.notFound.home}</Link>}>{texts.notFound.body}</Message>
    </Page>
  );
}
