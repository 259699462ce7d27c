import type { Random, Weighted } from "../random.ts";

export type Step = "seconde" | "premiere" | "terminale" | "higher1" | "higher2" | "higher3" | "none";

/** What somebody did in the six school years that Parcoursup asks for, and the diploma that came or will come of it. */
export interface Path {
  readonly diploma: "prepared" | "obtained" | "foreign";
  /** Six steps; 0 is the year of the session, 5 the fifth before. */
  readonly steps: readonly Step[];
  /** Calendar year of the diploma; that of the session while it is being prepared. */
  readonly diplomaYear: number;
  readonly birthYear: number;
}

const initials: Readonly<Record<string, Step>> = {
  S: "seconde",
  P: "premiere",
  T: "terminale",
  1: "higher1",
  2: "higher2",
  3: "higher3",
  "-": "none",
};

/** One character a year, newest first. Parcoursup asks nothing about collège: such years are "none". */
const outlines: Weighted<{ readonly diploma: Path["diploma"]; readonly years: string }> = [
  [66, { diploma: "prepared", years: "TPS---" }],
  [4, { diploma: "prepared", years: "TTPS--" }],
  [2, { diploma: "prepared", years: "TPSS--" }],
  [1, { diploma: "prepared", years: "TPPS--" }],
  [13, { diploma: "obtained", years: "1TPS--" }],
  [4, { diploma: "obtained", years: "21TPS-" }],
  [2, { diploma: "obtained", years: "11TPS-" }],
  [1, { diploma: "obtained", years: "321TPS" }],
  [3, { diploma: "obtained", years: "-TPS--" }],
  [1.5, { diploma: "obtained", years: "-1TPS-" }],
  [0.8, { diploma: "obtained", years: "--TPS-" }],
  [0.7, { diploma: "obtained", years: "------" }],
  [0.5, { diploma: "foreign", years: "-TPS--" }],
  [0.5, { diploma: "foreign", years: "1TPS--" }],
];

export function drawPath(random: Random, session: number): Path {
  const { diploma, years } = random.weighted(outlines);
  const steps = [...years].map((initial) => initials[initial] ?? "none");
  const sinceDiploma = years.indexOf("T");
  // Somebody who comes back to study has no school year in the last six.
  const diplomaYear = sinceDiploma === -1 ? session - random.integer(6, 22) : session - sinceDiploma;
  const repeated =
    steps.filter((step) => step === "terminale" || step === "premiere" || step === "seconde").length - 3;
  const age =
    18 +
    Math.max(0, repeated) +
    random.weighted([
      [90, 0],
      [4, -1],
      [6, 1],
    ]);
  return { diploma, steps, diplomaYear, birthYear: diplomaYear - age };
}
