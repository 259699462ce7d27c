import { Button } from "@mantine/core";
import { useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { Facts } from "../../components/facts.tsx";
import { Section } from "../../components/section.tsx";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import { DiplomaDialog, RemoveDiploma } from "./diploma-dialogs.tsx";
import { type DiplomaField, diplomaOrigin } from "./origin.ts";
import { Sourced } from "./sourced.tsx";

type Diploma = CandidateProfilePage["diplomas"][number];

/** What is asked about the diplomas: one dialog at a time. */
type Asking =
  | { readonly kind: "add" }
  | { readonly kind: "edit" | "remove"; readonly diploma: Diploma }
  | null;

const { sections, diploma: words, ...common } = texts.candidate;

/** The diplomas, Parcoursup's first; administrators correct each and add those that the school knows of. */
export function DiplomaSection({
  candidate,
  editable,
}: {
  readonly candidate: CandidateProfilePage;
  readonly editable: boolean;
}) {
  const [asking, ask] = useState<Asking>(null);
  const close = () => ask(null);
  // As it is now, should it have changed since; as it was when somebody else has removed it.
  const asked =
    asking?.kind === "remove"
      ? (candidate.diplomas.find(({ id }) => id === asking.diploma.id) ?? asking.diploma)
      : null;
  return (
    <Section
      id="diplomas"
      title={sections.diplomas}
      action={
        editable && (
          <Button variant="default" size="xs" onClick={() => ask({ kind: "add" })}>
            {words.add}
          </Button>
        )
      }
    >
      {candidate.diplomas.length === 0 && <p className={classes.none}>{common.noDiploma}</p>}
      {candidate.diplomas.map((diploma) => (
        <div key={diploma.id} className={classes.item}>
          <div className={classes.itemHead}>
            <h3>{diploma.label}</h3>
            {editable && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words.editOf(diploma.label)}
                onClick={() => ask({ kind: "edit", diploma })}
              >
                {texts.common.edit}
              </Button>
            )}
            {editable && diploma.added !== null && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                aria-label={words.removeOf(diploma.label)}
                onClick={() => ask({ kind: "remove", diploma })}
              >
                {words.remove}
              </Button>
            )}
          </div>
          <DiplomaFacts candidate={candidate} diploma={diploma} />
        </div>
      ))}
      {(asking?.kind === "add" || asking?.kind === "edit") && (
        <DiplomaDialog
          candidateId={candidate.id}
          diploma={asking.kind === "edit" ? asking.diploma : null}
          onClose={close}
        />
      )}
      {asking?.kind === "remove" && asked && (
        <RemoveDiploma candidateId={candidate.id} diploma={asked} onClose={close}>
          <DiplomaFacts candidate={candidate} diploma={asked} />
        </RemoveDiploma>
      )}
    </Section>
  );
}

function DiplomaFacts({
  candidate,
  diploma,
}: {
  readonly candidate: CandidateProfilePage;
  readonly diploma: Diploma;
}) {
  const fact = (label: string, field: DiplomaField) =>
    [
      label,
      diploma[field] !== null && (
        <Sourced key={field} origin={diplomaOrigin(candidate, diploma, field)}>
          {diploma[field]}
        </Sourced>
      ),
    ] as const;
  return (
    <Facts
      facts={[
        fact(words.type, "type"),
        fact(common.series, "series"),
        fact(common.speciality, "speciality"),
        fact(common.year, "year"),
        fact(common.honours, "honours"),
        fact(common.academy, "academy"),
      ]}
    />
  );
}
