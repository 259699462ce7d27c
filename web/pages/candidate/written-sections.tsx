import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { Section } from "../../components/section.tsx";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import { DossierSection } from "./dossier-section.tsx";
import { Outline } from "./outline.tsx";
import { nameOf } from "./wish-name.ts";

interface SectionProps {
  readonly candidate: CandidateProfilePage;
}

const { sections, written: words } = texts.candidate;

/** The motivation letter of each wish (the « projet motivé » until 2024), as it was typed. */
export function LetterSection({ candidate: { wishes } }: SectionProps) {
  const written = wishes.filter(({ dossier }) => dossier.letter !== null);
  return (
    <Section id="letter" title={sections.letter}>
      {written.map((wish) => (
        <div key={wish.id} className={classes.item}>
          {wishes.length > 1 && <h3>{nameOf(wish)}</h3>}
          <p className={classes.letter}>{wish.dossier.letter}</p>
        </div>
      ))}
    </Section>
  );
}

export function ActivitySection({ candidate: { dossier } }: SectionProps) {
  return (
    <DossierSection id="activities" title={sections.activities} importedAt={dossier.importedAt.activities}>
      <Outline rows={dossier.activities} />
    </DossierSection>
  );
}

/** What has no section of its own: Pix, the questions of the programmes, the rest of the file. */
export function OtherSection({ candidate: { dossier, wishes } }: SectionProps) {
  const { others, pix, importedAt } = dossier;
  return (
    <DossierSection id="others" title={sections.others} importedAt={importedAt.others ?? importedAt.pix}>
      {others.map(({ title, rows }) => (
        <div key={title} className={classes.item}>
          <h3>{title}</h3>
          <Outline rows={rows} />
        </div>
      ))}
      {pix && (
        <div className={classes.item}>
          <h3>{words.pix}</h3>
          <Outline rows={pix.facts} />
          <Outline
            rows={pix.competences.map(({ competence, level }) => ({
              depth: 0,
              label: competence,
              value: words.level(level),
            }))}
          />
        </div>
      )}
      {wishes.map((wish) => (
        <Answers key={wish.id} wish={wish} named={wishes.length > 1} />
      ))}
    </DossierSection>
  );
}

function Answers({
  wish,
  named,
}: {
  readonly wish: CandidateProfilePage["wishes"][number];
  readonly named: boolean;
}) {
  const { questions, form } = wish.dossier;
  return [
    { title: words.questions, answers: questions },
    { title: words.form, answers: form },
  ]
    .filter(({ answers }) => answers.length > 0)
    .map(({ title, answers }) => (
      <div key={title} className={classes.item}>
        <h3>{named ? `${title} · ${nameOf(wish)}` : title}</h3>
        <dl className={classes.answers}>
          {answers.map(({ question, answer }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
            <div key={index}>
              <dt>{question}</dt>
              <dd>{answer ?? words.noAnswer}</dd>
            </div>
          ))}
        </dl>
      </div>
    ));
}

/** Whether the section of the rest has anything to show. */
export function hasOthers({ dossier: { others, pix }, wishes }: CandidateProfilePage): boolean {
  return (
    others.length > 0 ||
    pix !== null ||
    wishes.some(({ dossier: { questions, form } }) => questions.length + form.length > 0)
  );
}
