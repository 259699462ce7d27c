/**
 * Names for a crowd: a few that many people bear, and tens of thousands that hardly anybody does, as in a country. The head is the
 * lists of the synthetic exports; the tail is made of syllables, so that it stands for nobody.
 */
const heads = [
  "Bar",
  "Bel",
  "Bou",
  "Cas",
  "Cha",
  "Cor",
  "Dal",
  "Des",
  "Du",
  "Fau",
  "Gar",
  "Gui",
  "Jou",
  "Lan",
  "Le",
  "Mar",
  "Mon",
  "Per",
  "Pou",
  "Quin",
  "Ra",
  "Sau",
  "Tho",
  "Vil",
];
const middles = [
  "ba",
  "ber",
  "cha",
  "de",
  "fe",
  "ga",
  "gne",
  "la",
  "li",
  "mé",
  "mon",
  "na",
  "pi",
  "ra",
  "ro",
  "sa",
  "ti",
  "va",
];
const ends = [
  "ard",
  "aud",
  "eau",
  "el",
  "er",
  "ès",
  "et",
  "eux",
  "ic",
  "ier",
  "in",
  "ois",
  "on",
  "ot",
  "oux",
  "y",
];

/** @returns {Promise<{ surnames: string[], firstNames: string[] }>} distinct, the more frequent first */
export async function crowdNames() {
  const built = (path) =>
    import(new URL(`../../dist/server/parcoursup/sample/people/${path}`, import.meta.url));
  const { surnames } = await built("surnames.js");
  const { firstNames } = await built("first-names.js");
  const tail = heads.flatMap((head) =>
    middles.flatMap((middle) => [
      ...ends.map((end) => head + middle + end),
      ...middles.flatMap((second) => ends.map((end) => head + middle + second + end)),
    ]),
  );
  return {
    surnames: [
      ...new Set([
        ...interleaved(Object.values(surnames)),
        ...shuffled(tail).map((name) => name.toUpperCase()),
      ]),
    ],
    firstNames: [...new Set(interleaved(Object.values(firstNames).flatMap((bySex) => Object.values(bySex))))],
  };
}

/** The most frequent names of each list, then the next of each… */
function interleaved(lists) {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, rank) => lists.map((list) => list[rank]))
    .flat()
    .filter((name) => name !== undefined);
}

/** In an order without meaning that is the same at every run. */
function shuffled(names) {
  return names
    .map((name, place) => [(place * 7_919) % names.length, name])
    .sort(([left], [right]) => left - right)
    .map(([, name]) => name);
}
