import { Link } from "@tanstack/react-router";
import { texts } from "../../texts.ts";

export function ImportDetailLink({ id }: { readonly id: string }) {
  return (
    <Link to="/imports/$id" params={{ id }}>
      {texts.importDialog.detail}
    </Link>
  );
}

/** Where to look when the outcome is not known. */
export function ImportHistoryLink() {
  return <Link to="/imports">{texts.importDialog.seeHistory}</Link>;
}
