import { describe, expect, it } from "vitest";
import { existingPage } from "../../web/components/existing-page.ts";

const shown = (items: number, total: number, totalIsEstimate = false) => ({
  items: Array.from({ length: items }),
  total,
  totalIsEstimate,
  pageSize: 25,
});

describe("a page with nothing on it", () => {
  it.each([
    ["the last page that exists", shown(0, 60), { page: 9 }, 3],
    ["the first, when there is one only", shown(0, 20), { page: 2 }, 1],
    ["the same page, without the candidate it began at", shown(0, 50), { page: 2, anchored: true }, 2],
    ["the end of a long list", shown(0, 10_000, true), { page: 900, reversible: true }, -1],
    ["the last page counted, of a list without an end", shown(0, 10_000, true), { page: 900 }, 400],
    ["the beginning, before which there is nothing", shown(0, 60), { page: -7, reversible: true }, 1],
  ] as const)("gives way to %s", (_, page, asked, target) => {
    expect(existingPage(page, asked)).toBe(target);
  });

  it.each([
    ["somebody is on it", shown(3, 53), { page: 3 }],
    ["the list is empty", shown(0, 0), { page: 4 }],
    ["it is the last one already", shown(0, 25), { page: 1 }],
  ] as const)("stays when %s", (_, page, asked) => {
    expect(existingPage(page, asked)).toBeNull();
  });
});
