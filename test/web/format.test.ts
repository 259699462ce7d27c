import { expect, it } from "vitest";
import { formatNationality, formatPhone } from "../../web/format.ts";
import { withPlainSpaces } from "../browser/support/text.ts";

it.each([
  ["0536494293", "05 36 49 42 93"],
  ["06.39 98-80 28", "06 39 98 80 28"],
  ["+33 5 36 49 42 93", "+33 5 36 49 42 93"],
  ["00212612345678", "00212612345678"],
  ["poste 12", "poste 12"],
])("le numéro %s se lit %s", (number, read) => {
  expect(withPlainSpaces(formatPhone(number))).toBe(read);
});

it.each([
  ["FR", "France"],
  ["CI", "Côte d’Ivoire"],
  ["ZZZ", "ZZZ"],
  ["Française", "Française"],
])("la nationalité %s se lit %s", (nationality, read) => {
  expect(formatNationality(nationality)).toBe(read);
});
