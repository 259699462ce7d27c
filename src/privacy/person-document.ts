import { sectionLabel } from "../parcoursup/optional-sections.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import type { PersonData, ReceivedFile } from "./person-data.ts";

/** What the page calls the tables; one that is missing here is shown under its own name. */
const tableTitles: Readonly<Record<string, string>> = {
  candidate: "Profil",
  diploma: "Diplômes",
  parcoursup_file: "Numéros de dossier Parcoursup",
  wish: "Vœux",
  candidate_edit: "Champs saisis par l'école",
  import_candidate: "Effets des imports",
  import_wish: "Vœux avant un import",
};

const outcomes = {
  created: "profil créé",
  updated: "profil mis à jour",
  unchanged: "rien de nouveau",
} as const;

/**
 * The same as `donnees.json` for people to read, in French: one page that needs nothing else (no script, no address), readable
 * on paper. Everything that comes from outside is written as text.
 */
export function personDocument(
  data: PersonData,
  received: readonly (ReceivedFile & { readonly content: Uint8Array })[],
): string {
  const parts = [
    ...data.tables.map(({ table, rows }) =>
      section(tableTitles[table] ?? table, rows.map((row) => definitions(row, columnLabel)).join("<hr>")),
    ),
    section(
      "Imports",
      list(
        data.imports.map(
          ({ at, fileName, establishment, outcome }) =>
            `${moment(at)} – ${fileName}, ${establishment} : ${outcomes[outcome]}`,
        ),
      ),
    ),
    section(
      "Problèmes signalés à l'import",
      list(data.problems.map(({ at, fileName, message }) => `${moment(at)} – ${fileName} : ${message}`)),
    ),
    section(
      "Historique",
      list(data.events.map(({ at, label, message }) => `${moment(at)} – ${label} : ${message}`)),
    ),
    ...received.map((file) =>
      section(
        `Dossier Parcoursup reçu le ${moment(file.receivedAt)} (session ${file.session})`,
        `<p>${escaped(`Fichier ${file.name}, octet pour octet.`)}</p>${objectTree(file.content)}`,
      ),
    ),
  ];
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`Données personnelles – ${data.name}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(data.name)}</h1>
<p>${escaped(`Toutes les données que ${data.school} (${data.establishment}) conserve sur cette personne dans le service ParcourSup, au ${moment(data.generatedAt)}.`)}</p>
<p>${escaped("Le fichier donnees.json contient les mêmes données sous une forme réutilisable ; le dossier « dossiers », ce que Parcoursup a transmis.")}</p>
${parts.join("\n")}
</main>
</body>
</html>
`;
}

function section(title: string, body: string): string {
  return body === "" ? "" : `<section><h2>${escaped(title)}</h2>${body}</section>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
}

/** An object as labels and values; what is empty is left out. */
function definitions(object: object, label: (key: string) => string): string {
  const entries = Object.entries(object).filter(([, value]) => !isEmpty(value));
  const items = entries.map(
    ([key, value]) => `<div><dt>${escaped(label(key))}</dt><dd>${tree(value)}</dd></div>`,
  );
  return `<dl>${items.join("")}</dl>`;
}

function tree(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<div class="item">${tree(item)}</div>`).join("");
  if (typeof value === "object" && value !== null) return definitions(value, (key) => key);
  if (typeof value === "boolean") return value ? "oui" : "non";
  return escaped(String(value));
}

/** A received object, section by section. Its depth is bounded by the checks of the import. */
function objectTree(content: Uint8Array): string {
  const parsed: unknown = JSON.parse(Buffer.from(content).toString("utf8"));
  return typeof parsed === "object" && parsed !== null ? definitions(parsed, sectionLabel) : tree(parsed);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function columnLabel(column: string): string {
  return fieldLabel(apiFieldName(column));
}

function moment(iso: string): string {
  return new Intl.DateTimeFormat("fr-FR", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  }).format(new Date(iso));
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const style = `
body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#262320;background:#fff}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.6rem;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #c8c0b4}
dl{margin:0}
dl>div{display:grid;grid-template-columns:minmax(8rem,16rem) 1fr;gap:.25rem 1rem;padding:.15rem 0}
dt{color:#575047;overflow-wrap:anywhere}
dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
dd dl,.item{border-left:2px solid #e9e5de;padding-left:.75rem;margin-bottom:.25rem}
@media (max-width:40rem){dl>div{grid-template-columns:1fr}}
@media print{section{break-inside:auto}}
`;
