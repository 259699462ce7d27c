/**
 * What people ask of the SAS: every filter alone and some together, each in every order, at both ends of the list and beside them.
 * The values are chosen to match nobody, a few, thousands and nearly everybody.
 */
import { firstDay } from "./fill.mjs";

const sorts = ["createdOn", "birthDate", "lastName", "firstName", "email", "diploma"];
const orders = ["asc", "desc"];
const day = (offset) => new Date(Date.parse(firstDay) + offset * 86_400_000).toISOString().slice(0, 10);

/** Name of the row in the table → the filters that it stands for. */
const filters = {
  "no filter": [{}],
  "last name, 1–2 letters": ["e", "q", "ma", "ou", "wk", "zy"].map((lastName) => ({ lastName })),
  "last name, 3 letters and more": [
    "mar",
    "martin",
    "le goff",
    "bou",
    "dubois",
    "wiś",
    "szymanski",
    "xyz",
  ].map((lastName) => ({ lastName })),
  "first name": ["a", "oé", "ine", "léa", "marie", "mohamed", "xyz"].map((firstName) => ({ firstName })),
  "e-mail": ["@gmail.example", "lea.martin", "emma.bernard1@", "9@", "xyz", "nobody@nowhere.example"].map(
    (email) => ({
      email,
    }),
  ),
  diploma: ["générale", "(2026)", "sti2d", "agricole", "s2tmd) (2019)", "(1999)"].map((diploma) => ({
    diploma,
  })),
  "date of creation": [
    { createdFrom: day(135), createdTo: day(135) },
    { createdFrom: day(200) },
    { createdTo: day(3) },
    { createdFrom: day(100), createdTo: day(120) },
    { createdFrom: day(400) },
  ],
  "date of birth": [
    { birthFrom: "2007-02-03", birthTo: "2007-02-03" },
    { birthFrom: "2007-01-01", birthTo: "2007-12-31" },
    { birthFrom: "2007-03-01", birthTo: "2007-03-15" },
    { birthTo: "2004-03-01" },
    { birthFrom: "1990-01-01", birthTo: "1990-12-31" },
  ],
  establishment: ["0001001A", "0001003A", "0001008A", "9999999Z"].map((establishment) => ({ establishment })),
  import: ["2", "50", "99"].map((number) => ({ import: number })),
  "without duplicate": [{ duplicates: "none" }],
  "duplicate in the SAS": [{ duplicates: "sas" }],
  "duplicate in the campaign": [{ duplicates: "campaign" }],
  "duplicate in another campaign": [{ duplicates: "other" }],
  "several at once": [
    { duplicates: "sas", lastName: "martin" },
    { duplicates: "campaign", establishment: "0001001A" },
    { duplicates: "other", birthFrom: "2007-01-01", birthTo: "2007-06-30" },
    { duplicates: "none", establishment: "0001003A", diploma: "générale" },
    { establishment: "0001001A", lastName: "ma", createdFrom: day(100) },
    { lastName: "martin", firstName: "léa" },
    { lastName: "mar", birthFrom: "2007-01-01", birthTo: "2007-12-31" },
    { import: "50", duplicates: "sas" },
  ],
};

/** @returns {{ group: string, path: string }[]} pages of the SAS */
export function pages() {
  return Object.entries(filters).flatMap(([group, values]) =>
    values.flatMap((filter) =>
      sorts.flatMap((sort) =>
        orders.flatMap((order) =>
          [{ page: 1 }, { page: 2 }, { page: 1, last: true }].map((place) => ({
            group,
            path: address("/api/candidates", { stage: "sas", ...filter, sort, order, ...place }),
          })),
        ),
      ),
    ),
  );
}

/** The furthest page that the interface names of a list that has more than 10,000. */
export function farPages() {
  const far = [
    {},
    { establishment: "0001001A" },
    { duplicates: "none" },
    { lastName: "mar" },
    { diploma: "générale" },
  ];
  return far.flatMap((filter) =>
    sorts.flatMap((sort) =>
      orders.map((order) => ({
        group: "page 400",
        path: address("/api/candidates", { stage: "sas", ...filter, sort, order, page: 400 }),
      })),
    ),
  );
}

/** How many of each kind: what stands above the list. */
export function counts() {
  return Object.values(filters)
    .flat()
    .map((filter) => ({
      group: "counts of duplicates",
      path: address("/api/candidates/duplicates", { stage: "sas", ...filter }),
    }));
}

/** Those who have left the SAS. */
export function admitted(campaign) {
  return [
    {},
    { campaign },
    { lastName: "mar" },
    { campaign, lastName: "martin" },
    { duplicates: "sas" },
  ].flatMap((filter) =>
    sorts.flatMap((sort) =>
      [{ page: 1 }, { page: 1, last: true }].map((place) => ({
        group: "Ressources → Candidats",
        path: address("/api/candidates", {
          stage: "admitted",
          ...filter,
          sort,
          order: "asc",
          pageSize: 20,
          ...place,
        }),
      })),
    ),
  );
}

export function address(path, query) {
  return `${path}?${new URLSearchParams(query)}`;
}
