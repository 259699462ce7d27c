import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useOpenImport, useServiceEstablishments } from "../../app/shell/service-establishments.ts";
import { Message } from "../../components/page.tsx";
import { texts } from "../../texts.ts";
import { type SasSearch, withoutFilters } from "./sas-search.ts";

/** Nobody has arrived yet: says what to do, and does it from here. */
export function NoCandidate() {
  const establishments = useServiceEstablishments();
  const openImport = useOpenImport();
  if (establishments?.length === 0) {
    return (
      <Message
        title={texts.sas.emptyTitle}
        action={<Link to="/ecole/etablissements">{texts.shell.configureEstablishments}</Link>}
      >
        {texts.sas.emptyNoService}
      </Message>
    );
  }
  return (
    <Message
      title={texts.sas.emptyTitle}
      action={establishments?.map(({ uai, name }, index) => (
        <Button key={uai} variant={index === 0 ? "filled" : "default"} onClick={() => openImport(uai)}>
          {texts.sas.importInto(name)}
        </Button>
      ))}
    >
      {texts.sas.emptyBody}
    </Message>
  );
}

export function NoMatch({ search }: { readonly search: SasSearch }) {
  return (
    <Message
      title={texts.sas.noMatchTitle}
      action={
        <Button
          variant="default"
          renderRoot={(props) => <Link to="." search={withoutFilters(search)} {...props} />}
        >
          {texts.sas.clearFilters}
        </Button>
      }
    >
      {texts.sas.noMatchBody}
    </Message>
  );
}
