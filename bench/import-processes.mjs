/** The import as whole processes, against parsing the same file and against the usual script, interleaved. */
import { establishment } from "./databases.mjs";
import { megabytes, seconds, summarise, times } from "./figures.mjs";
import { cli, runMeasured } from "./measure.mjs";

const jsonParse = "bench/yardsticks/json-parse.mjs";
const usualScript = "bench/yardsticks/usual-script.mjs";

/**
 * Measures one file on every kind of database, `rounds` times, everything once a round so that a busy moment of the machine hits
 * all alike.
 * @param {{ path: string, candidates: number, full: boolean, bytes: number }} file
 */
export async function measureFile(file, kinds, rounds) {
  const measures = new Map();
  const take = async (what, run) => {
    const earlier = measures.get(what) ?? [];
    const measure = await run().catch((error) => {
      console.error(`  ${what}: ${error.message.split("\n")[0].slice(0, 300)}`);
      return null;
    });
    measures.set(what, measure === null ? earlier : [...earlier, measure]);
  };
  for (let round = 1; round <= rounds; round++) {
    console.error(
      `${file.candidates} ${file.full ? "full" : "small"} candidates, round ${round} of ${rounds}…`,
    );
    await take("parse", () => runMeasured([jsonParse, file.path]));
    await take("verify", () => runMeasured(cli("verify", file.path)));
    for (const kind of kinds) {
      await take(`import, ${kind.name}`, () =>
        onFresh(kind, (environment) =>
          runMeasured(cli("import", file.path, "--establishment", establishment), environment),
        ),
      );
      await take(`usual script, ${kind.name}`, () =>
        onFresh(kind, (environment) => runMeasured([usualScript, file.path], environment)),
      );
    }
  }
  const figures = [...measures].filter(([, of]) => of.length > 0).map(([what, of]) => [what, summarise(of)]);
  return { ...file, path: undefined, figures: Object.fromEntries(figures) };
}

async function onFresh(kind, work) {
  const database = await kind.fresh();
  try {
    return await work(database.environment);
  } finally {
    await database.remove();
  }
}

/** Rows of the table: what, wall, best, processor, memory, against the yardstick, against the usual script, the bar. */
export function processRows({ candidates, full, bytes, figures }) {
  const title = `${candidates} ${full ? "full" : "small"} (${megabytes(bytes / 1e6)})`;
  return Object.entries(figures).map(([what, { wall, best, cpu, memory }]) => {
    const usual = figures[what.replace("import", "usual script")];
    return [
      `${title}: ${what}`,
      seconds(wall),
      seconds(best),
      seconds(cpu),
      megabytes(memory),
      figures.parse && what !== "parse" ? times(wall / figures.parse.wall) : "",
      what.startsWith("import") && usual ? times(usual.wall / wall) : "",
      what.startsWith("import") ? barOf(what, full) : "",
    ];
  });
}

/** `design.md` §5. */
function barOf(what, full) {
  const usual = full ? "usual ≥ 3 ×" : "usual ≥ 5 ×";
  if (!full) return usual;
  return what.includes("PostgreSQL") ? `≤ 1.0 ×, ≤ 200 MB, ${usual}` : `≤ 2.0 ×, ≤ 1000 MB, ${usual}`;
}

export const processHeader = [
  "whole process",
  "median",
  "best",
  "cpu",
  "memory",
  "/ parse",
  "usual /",
  "bar",
];
