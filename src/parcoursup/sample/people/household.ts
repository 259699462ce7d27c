import { Random, streams } from "../random.ts";
import { composeEmail, drawHome } from "./contact.ts";
import { mailTokenOf } from "./identifiers.ts";
import { drawPath } from "./path.ts";
import { drawBirthDate, drawFamily, drawPerson, type Person } from "./person.ts";

/**
 * Candidates come two by two. Mostly the two are strangers; one pair in a hundred are twins, and one in a hundred brother or sister of
 * another age who both gave a parent's address: so about 1 % of the candidates have a twin, and 1 % share an e-mail with a sibling.
 * @param pair the position of the pair, from 0; its people are number `2 * pair` and `2 * pair + 1` of the export.
 */
export function drawPair(seed: number, pair: number, session: number): readonly [Person, Person] {
  const random = new Random(seed, streams.household, pair);
  return random.weighted([
    [1, drawTwins],
    [1, drawSiblings],
    [98, drawStrangers],
  ])(random, seed, pair, session);
}

type DrawPair = (random: Random, seed: number, pair: number, session: number) => readonly [Person, Person];

const personRandom = (seed: number, index: number) => new Random(seed, streams.person, index);

/** Same surname, home, birth date and school years; one pair in three also shares one e-mail address. */
const drawTwins: DrawPair = (random, seed, pair, session) => {
  const family = drawFamily(random, drawHome(random));
  const path = drawPath(random, session);
  const frame = { seed, family, path, birthDate: drawBirthDate(random, path.birthYear) };
  const [first, second] = [2 * pair, 2 * pair + 1];
  const twin = drawPerson(personRandom(seed, first), {
    ...frame,
    index: first,
    sharedEmail: null,
    siblingName: null,
  });
  const other = drawPerson(personRandom(seed, second), {
    ...frame,
    index: second,
    sharedEmail: random.chance(1 / 3) ? twin.email : null,
    siblingName: twin.firstNames[0] ?? null,
  });
  return [twin, other];
};

const drawSiblings: DrawPair = (random, seed, pair, session) => {
  const family = drawFamily(random, drawHome(random));
  const sharedEmail = composeEmail(random, ["famille", family.lastName], mailTokenOf(seed, 2 * pair));
  const path = drawPath(random, session);
  const birthDate = drawBirthDate(random, path.birthYear);
  const first = drawPerson(personRandom(seed, 2 * pair), {
    seed,
    index: 2 * pair,
    family,
    path,
    birthDate,
    sharedEmail,
    siblingName: null,
  });
  let otherPath = drawPath(random, session);
  while (otherPath.birthYear === path.birthYear) otherPath = drawPath(random, session);
  const other = drawPerson(personRandom(seed, 2 * pair + 1), {
    seed,
    index: 2 * pair + 1,
    family,
    path: otherPath,
    birthDate: drawBirthDate(random, otherPath.birthYear),
    sharedEmail,
    siblingName: first.firstNames[0] ?? null,
  });
  return [first, other];
};

const drawStrangers: DrawPair = (_random, seed, pair, session) => {
  return [drawStranger(seed, 2 * pair, session), drawStranger(seed, 2 * pair + 1, session)];
};

function drawStranger(seed: number, index: number, session: number): Person {
  const random = personRandom(seed, index);
  const family = drawFamily(random, drawHome(random));
  const path = drawPath(random, session);
  const birthDate = drawBirthDate(random, path.birthYear);
  return drawPerson(random, { seed, index, family, path, birthDate, sharedEmail: null, siblingName: null });
}
