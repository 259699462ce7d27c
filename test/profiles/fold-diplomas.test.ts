import fc from "fast-check";
import { expect, it } from "vitest";
import { fold } from "../../src/linking/fold.ts";
import { foldDiplomas } from "../../src/profiles/fold-diplomas.ts";

it("les diplômes d'une personne, pliés, tiennent dans une ligne d'index et restent du texte", () => {
  const label = fc.string({ unit: "grapheme", maxLength: 700 });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 8 }), (labels) => {
      const whole = labels.map(fold).join(" | ");
      const kept = foldDiplomas(labels);
      expect(whole.startsWith(kept)).toBe(true);
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(900);
      if (Buffer.byteLength(whole) <= 900) expect(kept).toBe(whole);
      else expect(Buffer.byteLength(kept)).toBeGreaterThan(896);
    }),
    { examples: [[["é".repeat(1_000)]], [["a", "界".repeat(400)]], [[`a${"😀".repeat(400)}`]]] },
  );
});
