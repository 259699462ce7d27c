import { read } from "./reader.mjs";

/** That many people ask for a page at the same moment, before the blow. */
const crowd = 30;
/** The blow falls when so many of their pages are under way on the instance that imports. */
const enough = 5;

/**
 * A blow that hurts: the instance that imports is killed when a third of the file's candidates are checked, and in the middle of
 * answering pages. When that is, what is under way decides, not the clock.
 * @returns {{ onProgress: (progress: { candidates: number }, place: number) => void, outcome: () => Promise<Blow | null> }} `outcome` waits until
 *   everybody of the crowd has an answer or an error; null when the blow has not fallen
 * @typedef {{ place: number, candidates: number, pages: number }} Blow
 */
export function strikeAmidst({ balancer, client, candidates, waits, failures, kill }) {
  let blow = null;
  const onProgress = (progress, place) => {
    if (blow !== null || progress.candidates < candidates / 3) return;
    let pages = 0;
    balancer.atPages(place, enough, 2_000, () => {
      pages = balancer.pagesOf(place);
      kill(place);
      balancer.forget(place);
    });
    const asked = Array.from({ length: crowd }, () =>
      read(client, "/api/candidates?stage=sas&page=1", waits, failures),
    );
    blow = Promise.all(asked).then(() => ({ place, candidates: progress.candidates, pages }));
  };
  return { onProgress, outcome: async () => blow };
}
