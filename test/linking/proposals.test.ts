import { describe, expect, test } from "vitest";
import { BLOCKING_VERSION, blockingKeys } from "../../src/linking/blocking.ts";
import { proposePairs, proposeWithin } from "../../src/linking/propose.ts";
import { person } from "./records.ts";

describe("uniqueness", () => {
  test("certain needs one counterpart on each side", () => {
    const [left, one, other] = [person({ id: "l" }), person({ id: "1" }), person({ id: "2" })];
    expect(proposePairs([left], [one])).toMatchObject([{ left: "l", right: "1", grade: "certain" }]);
    const both = proposePairs([left], [one, other]);
    expect(both).toMatchObject([
      { right: "1", grade: "probable" },
      { right: "2", grade: "probable" },
    ]);
    expect(both[0]?.reasons).toContain("pair.severalCounterparts");
    expect(proposePairs([one, other], [left]).map(({ grade }) => grade)).toEqual(["probable", "probable"]);
  });

  test("an identifier needs none", () => {
    const at = (id: string) =>
      person({ id, parcoursupFiles: [{ session: 2026, establishmentId: id, fileNumber: "7" }] });
    expect(proposeWithin([at("1"), at("2"), at("3")]).map(({ grade }) => grade)).toEqual([
      "certain",
      "certain",
      "certain",
    ]);
  });

  test("each pair of one list once, whatever its order", () => {
    const list = [person({ id: "b" }), person({ id: "a" })];
    expect(proposeWithin(list)).toMatchObject([{ left: "a", right: "b", grade: "certain" }]);
    expect(proposeWithin(list.toReversed())).toEqual(proposeWithin(list));
  });

  test("a forbidden pair is not proposed and takes no uniqueness away", () => {
    const other = person({ id: "2", ine: "1234567890B" });
    const proposals = proposePairs([person({ ine: "1234567890A" })], [person({ id: "1" }), other]);
    expect(proposals).toMatchObject([{ right: "1", grade: "certain" }]);
  });
});

test("blocking keys: what is stored must be made anew with a higher version when these change", () => {
  expect(BLOCKING_VERSION).toBe(1);
  const facts = { email: "Y@example.org", ine: "1234567890a" };
  const files = [{ session: 2026, establishmentId: "3", fileNumber: "100" }];
  expect(blockingKeys(person({ ...facts, parcoursupFiles: files }))).toEqual([
    "b|20070312|l",
    "b|20070312|g",
    "b|20070312|y",
    "e|y@example.org",
    "i|1234567890A",
    "f|2026 100",
    "n|legoff|yann",
    "n|goff|yann",
  ]);
});

test("a key that a crowd shares is passed over", () => {
  const crowd = Array.from({ length: 2_100 }, (_, index) =>
    person({ firstName: `Prénom${index}`, lastName: null, birthDate: null, email: "accueil@example.org" }),
  );
  const started = performance.now();
  expect(proposeWithin(crowd)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(10_000);
});
