/** The page links to show: first, last, and those around the current one; null stands for a gap. */
export function pageWindow(current: number, last: number): (number | null)[] {
  const around = new Set([1, last, current - 1, current, current + 1]);
  if (current <= 4) for (let page = 1; page <= 5; page += 1) around.add(page);
  if (current >= last - 3) for (let page = last - 4; page <= last; page += 1) around.add(page);
  const pages = [...around].filter((page) => page >= 1 && page <= last).sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const previous = pages[index - 1] ?? 0;
    if (page - previous === 2) return [page - 1, page];
    return page - previous > 2 ? [null, page] : [page];
  });
}
