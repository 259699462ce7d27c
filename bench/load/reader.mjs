/** Between two pages that one person looks at: 2 to 6 seconds. */
const thinking = () => 2_000 + Math.random() * 4_000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One person: pages, filters and profiles of the SAS, one after the other, with time to read. */
export async function readUntil(client, until, waits, failures) {
  await pause(Math.random() * 4_000);
  let id = null;
  while (performance.now() < until) {
    const paths = [
      "/api/candidates?stage=sas&page=1",
      `/api/candidates?stage=sas&page=${1 + Math.floor(Math.random() * 20)}`,
      `/api/candidates?stage=sas&lastName=${"abcdelmrst"[Math.floor(Math.random() * 10)]}`,
      ...(id === null ? [] : [`/api/candidates/${id}`]),
    ];
    const answer = await read(client, paths[Math.floor(Math.random() * paths.length)], waits, failures);
    if (answer.status === 200 && answer.body.includes('"items"'))
      id = JSON.parse(answer.body).items[0]?.id ?? id;
    await pause(thinking());
  }
}

/** Asks for one page; how long it took and whether it failed are noted. */
export async function read(client, path, waits, failures) {
  const started = performance.now();
  const answer = await client.get(path);
  waits.push(performance.now() - started);
  if (answer.status !== 200) failures.push(answer);
  return answer;
}
