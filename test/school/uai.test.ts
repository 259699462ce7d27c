import { describe, expect, it } from "vitest";
import { readUai } from "../../src/school/uai.ts";

describe("UAI", () => {
  it.each([
    ["0870015U", "0870015U"],
    [" 075 0654 d ", "0750654D"],
    ["0691775e", "0691775E"],
    ["0000000A", "0000000A"],
  ])("« %s » se lit %s", (typed, uai) => {
    expect(readUai(typed)).toBe(uai);
  });

  it.each(["", "0870015", "0870015A", "087015U", "08700150U", "O870015U", "0870015I", "0870015U\u0000"])(
    "« %s » est refusé",
    (typed) => {
      expect(readUai(typed)).toBeNull();
    },
  );
});
