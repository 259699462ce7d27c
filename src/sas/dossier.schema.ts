import { type Static, Type } from "typebox";
import { nullable, timestamp } from "../schema.ts";

const text = () => nullable(Type.String());
const integer = () => nullable(Type.Integer());

/** A value that has no form of its own, as lines to read. */
export const OutlineRows = Type.Array(
  Type.Object({
    depth: Type.Integer({ description: "From 0" }),
    label: Type.String(),
    value: nullable(Type.String({ description: "Null: a heading for the deeper lines that follow" })),
  }),
);
export type OutlineRows = Static<typeof OutlineRows>;

const Mark = Type.Union([Type.Number(), Type.String(), Type.Null()], {
  description: "A number, or the words in its place; null when there is none",
});
export type Mark = Static<typeof Mark>;

const marks = () => Type.Array(nullable(Type.Number()));

/** What Parcoursup's files tell of a candidate beyond identity, contact, diplomas and wishes. Empty or null: they do not tell. */
export const CandidateDossier = Type.Object({
  schooling: Type.Array(
    Type.Object({
      yearsBefore: nullable(Type.Integer({ description: "0 = the year of the campaign" })),
      label: text(),
      level: text(),
      programmeType: text(),
      series: text(),
      className: text(),
      status: text(),
      languages: Type.Array(Type.String()),
      schoolUai: text(),
      schoolName: text(),
      schoolCity: text(),
      schoolCountry: text(),
      more: OutlineRows,
    }),
  ),
  reports: Type.Array(
    Type.Object({
      yearsBefore: integer(),
      label: text(),
      series: text(),
      periods: Type.Array(
        Type.Object({
          label: text(),
          subjects: Type.Array(
            Type.Object({
              subject: Type.String(),
              mark: Mark,
              classMean: Mark,
              lowest: Mark,
              highest: Mark,
              rank: integer(),
              classSize: integer(),
              appreciation: text(),
            }),
          ),
        }),
      ),
      more: OutlineRows,
    }),
  ),
  marksOverTime: nullable(
    Type.Object({
      periods: Type.Array(Type.Object({ year: text(), period: text() })),
      subjects: Type.Array(Type.Object({ subject: Type.String(), marks: marks(), classMeans: marks() }), {
        description: "One value a period, oldest first; the main subjects first",
      }),
    }),
  ),
  prospects: nullable(
    Type.Object(
      {
        opinions: OutlineRows,
        comments: OutlineRows,
        subjects: Type.Array(Type.Object({ subject: Type.String(), mark: Mark, appreciation: text() })),
      },
      { description: "Fiche Avenir" },
    ),
  ),
  baccalaureate: nullable(
    Type.Object({
      facts: OutlineRows,
      teachings: Type.Object({
        premiere: Type.Array(Type.String()),
        terminale: Type.Array(Type.String()),
        dropped: text(),
      }),
    }),
  ),
  examMarks: Type.Array(Type.Object({ exam: Type.String(), mark: Mark })),
  activities: OutlineRows,
  pix: nullable(
    Type.Object({
      facts: OutlineRows,
      competences: Type.Array(Type.Object({ competence: Type.String(), level: text() })),
    }),
  ),
  others: Type.Array(Type.Object({ title: Type.String(), rows: OutlineRows })),
  importedAt: Type.Partial(
    Type.Object({
      schooling: timestamp(),
      reports: timestamp(),
      prospects: timestamp(),
      baccalaureate: timestamp(),
      examMarks: timestamp(),
      activities: timestamp(),
      pix: timestamp(),
      others: timestamp(),
    }),
    { description: "When what is shown of a section was imported" },
  ),
});
export type CandidateDossier = Static<typeof CandidateDossier>;

const answers = () => Type.Array(Type.Object({ question: Type.String(), answer: text() }));

/** What a candidate wrote and answered for one programme. */
export const WishDossier = Type.Object({
  letter: text(),
  more: OutlineRows,
  questions: answers(),
  form: answers(),
});
export type WishDossier = Static<typeof WishDossier>;
