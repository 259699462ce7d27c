import { describe, expect, it } from "vitest";
import { readUai } from "../../web/components/uai.ts";

describe("an UAI as it is typed", () => {
  it.each(["0870015U", "0750652B", " 087 0015 u "])("%s is accepted", (typed) => {
    expect(readUai(typed)).toEqual({ uai: typed.replace(/\s/g, "").toUpperCase(), fault: null });
  });

  it("a digit badly copied is told by the letter", () => {
    expect(readUai("0870016U")).toEqual({ uai: null, fault: "key", expected: "V" });
  });

  it.each(["", "0870015", "870015U", "0870015UU", "ABCDEFGH"])("%j has not the form of one", (typed) => {
    expect(readUai(typed)).toEqual({ uai: null, fault: "form" });
  });
});
