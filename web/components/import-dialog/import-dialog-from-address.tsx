import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ImportReport } from "../../../src/imports/import.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { KnownPeople } from "../../pages/liaison/known-people.tsx";
import { texts } from "../../texts.ts";
import { showToast } from "../toast.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { importKinds } from "./import-kind.ts";
import { ImportDetailLink } from "./import-links.tsx";

/**
 * Shows the import dialog while the address says `?importer=<UAI>` (Parcoursup) or `?tableau=<UAI>` (Excel, CSV); so it opens from
 * anywhere and Back closes it.
 */
export default function ImportDialogFromAddress() {
  const { importer, tableau } = useSearch({ from: "__root__" });
  const uai = importer ?? tableau;
  const kind = importKinds[importer === undefined ? "table" : "parcoursup"];
  const navigate = useNavigate();
  const establishments = useQuery({ ...establishmentsQuery, enabled: uai !== undefined }).data;
  if (uai === undefined || establishments === undefined) return null;

  const establishment = establishments.find(
    (one) => one.uai === uai && (one.parcoursupEnabled || kind.name === "table"),
  );

  const close = () =>
    navigate({
      to: ".",
      search: (current) => ({ ...current, importer: undefined, tableau: undefined }),
      replace: true,
    });

  const showCandidates = async ({ importId, created, updated, unchanged }: ImportReport) => {
    await navigate({
      to: "/sas",
      search: { establishment: uai, import: importId ?? undefined },
      replace: true,
    });
    showToast(
      texts.importDialog.done(created, updated, unchanged),
      importId !== null && (
        <>
          <ImportDetailLink id={importId} /> <KnownPeople importId={importId} />
        </>
      ),
    );
  };

  return (
    <ImportDialog
      key={`${kind.name} ${uai}`}
      kind={kind}
      uai={uai}
      name={establishment?.name ?? null}
      onClose={close}
      onImported={showCandidates}
    />
  );
}
