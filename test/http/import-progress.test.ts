import { describe, expect, it } from "vitest";
import { thinOut } from "../../src/http/import-answer.ts";
import type { ImportProgress } from "../../src/imports/import.schema.ts";

const progress = (step: ImportProgress["step"], candidates: number): ImportProgress => ({
  step,
  candidates,
  bytes: 0,
  totalBytes: null,
  totalCandidates: null,
});

describe("l'avancement envoyé au navigateur", () => {
  it("au plus quatre fois par seconde, mais chaque étape est dite, et sa fin", () => {
    const sent: [string, number][] = [];
    let now = 1_000;
    const { add, flush } = thinOut(
      ({ step, candidates }) => sent.push([step, candidates]),
      () => now,
    );
    for (let candidates = 0; candidates <= 10; candidates++) {
      add(progress("checking", candidates));
      now += 50;
    }
    add(progress("writing", 0));
    add(progress("writing", 5));
    add(progress("writing", 10));
    flush();
    flush();
    expect(sent).toEqual([
      ["checking", 0],
      ["checking", 5],
      ["checking", 10],
      ["writing", 0],
      ["writing", 10],
    ]);
  });
});
