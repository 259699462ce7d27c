import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDay, readDateFilter, writeDateFilter } from "../../web/components/date-filter.ts";

describe("what people type in a date filter", () => {
  it.each([
    ["05/06/2025", "2025-06-05", "2025-06-05"],
    ["5/6/2025", "2025-06-05", "2025-06-05"],
    ["05.06.2025", "2025-06-05", "2025-06-05"],
    ["06/2025", "2025-06-01", "2025-06-30"],
    ["02/2024", "2024-02-01", "2024-02-29"],
    ["2003", "2003-01-01", "2003-12-31"],
    ["01/01/2003 - 31/12/2003", "2003-01-01", "2003-12-31"],
    ["01/01/2003-31/12/2004", "2003-01-01", "2004-12-31"],
    ["2003 – 2005", "2003-01-01", "2005-12-31"],
    ["06/2025 au 15/07/2025", "2025-06-01", "2025-07-15"],
    ["  05/06/2025  ", "2025-06-05", "2025-06-05"],
  ])("%s is read as %s to %s", (typed, from, to) => {
    expect(readDateFilter(typed)).toEqual({ range: { from, to }, fault: null });
  });

  it("a side left open stays open", () => {
    expect(readDateFilter("01/09/2006 -").range).toEqual({ from: "2006-09-01" });
    expect(readDateFilter("- 2006").range).toEqual({ to: "2006-12-31" });
    expect(readDateFilter(" ").range).toEqual({});
  });

  it.each([
    ["31/02/2007", "calendar"],
    ["29/02/2023", "calendar"],
    ["13/2025", "calendar"],
    ["00/01/2025", "calendar"],
    ["05/06/25", "form"],
    ["hier", "form"],
    ["1/2/3/2024", "form"],
    ["-", "form"],
    ["2003 - 2004 - 2005", "form"],
    ["31/12/2004 - 01/01/2003", "order"],
  ])("%s is refused: %s", (typed, fault) => {
    expect(readDateFilter(typed)).toEqual({ range: null, fault });
  });

  it("writes a range as it may be typed again", () => {
    const days = fc
      .date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, (one, other) => {
        const range = one < other ? { from: one, to: other } : { from: other, to: one };
        expect(readDateFilter(writeDateFilter(range)).range).toEqual(range);
        expect(readDateFilter(writeDateFilter({ from: one })).range).toEqual({ from: one });
        expect(readDateFilter(writeDateFilter({ to: one })).range).toEqual({ to: one });
      }),
    );
  });

  it("writes whole months and years in short", () => {
    expect(writeDateFilter({ from: "2026-06-01", to: "2026-06-30" })).toBe("06/2026");
    expect(writeDateFilter({ from: "2003-01-01", to: "2003-12-31" })).toBe("2003");
    expect(writeDateFilter({ from: "2003-01-02", to: "2003-01-02" })).toBe("02/01/2003");
    expect(writeDateFilter({})).toBe("");
  });

  it("knows the days of the calendar", () => {
    expect(isDay("2024-02-29")).toBe(true);
    expect(isDay("2023-02-29")).toBe(false);
    expect(isDay("2023-2-9")).toBe(false);
  });
});
