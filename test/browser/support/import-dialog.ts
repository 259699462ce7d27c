import type { Locator, Page } from "playwright-core";
import { zip } from "../../parcoursup/zip-builder.ts";

/** A file as it stands on the user's desk. */
export interface UserFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function jsonFile(name: string, content: string | Buffer | object): UserFile {
  const text = typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

/** An archive such as Parcoursup delivers; `entries` by their names. */
export function zipFile(name: string, entries: Readonly<Record<string, Buffer>>): UserFile {
  const members = Object.entries(entries).map(([member, bytes]) => ({ name: member, bytes }));
  return { name, mimeType: "application/zip", buffer: zip(members) };
}

/** The two lines that every refused file gets, word for word from the user page. */
export const refusal =
  "Ce fichier d'import JSON ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.";

export const limoges = "Site de Limoges (0870015U)";
export const paris = "Site de Paris (0750654D)";

/** Outils → Services Hub3E → ParcourSup → the établissement, as the user page says it. */
export async function openImportDialog(page: Page, establishment = limoges): Promise<Locator> {
  await page.getByRole("button", { name: "Outils" }).click();
  await page.getByRole("menuitem", { name: "Services Hub3E" }).click();
  await page.getByRole("menuitem", { name: "ParcourSup" }).click();
  await page.getByRole("menuitem", { name: establishment }).click();
  const dialog = page.getByRole("dialog", { name: `ParcourSup – ${establishment}` });
  await dialog.waitFor();
  return dialog;
}

/** Gives the dialog a file, by a path when it is a large one, and presses `Importer`. */
export async function importFile(dialog: Locator, file: UserFile | string): Promise<void> {
  await chooseFile(dialog, file);
  await dialog.getByRole("button", { name: "Importer", exact: true }).click();
}

export async function chooseFile(dialog: Locator, file: UserFile | string): Promise<void> {
  await dialog.locator("input[type=file]").setInputFiles(file);
}

/** The message at the top right that says how many candidates were added. */
export function successMessage(page: Page, text: string): Locator {
  return page.getByRole("status").filter({ hasText: text });
}

/** The problems of a refusal that share this heading, shown. */
export function problemsOfKind(refused: Locator, heading: string): Locator {
  return refused.getByRole("group").filter({ hasText: heading });
}
