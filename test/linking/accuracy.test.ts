import { expect, test } from "vitest";
import { accuracyByGrade } from "../../bench/linking/accuracy.ts";
import { labelledPeople } from "../../bench/linking/labelled-people.ts";

/** The bars of `docs/linking.md`; `npm run bench:linking` measures more of it. */
test("on labelled French lists each grade keeps its precision and recall, and no twins are taken for one person", () => {
  const { certain, probable, possible } = accuracyByGrade(labelledPeople(1, 20_000));
  expect(certain.precision).toBeGreaterThanOrEqual(0.9995);
  expect(certain.recall).toBeGreaterThanOrEqual(0.94);
  expect(probable.precision).toBeGreaterThanOrEqual(0.985);
  expect(probable.recall).toBeGreaterThanOrEqual(0.96);
  expect(probable.twinErrors).toBe(0);
  expect(possible.precision).toBeGreaterThanOrEqual(0.96);
  expect(possible.recall).toBeGreaterThanOrEqual(0.99);
});
