/** What a formation is called where its label, or even its code, may be missing from the file. */
export function programmeTitle(label: string | null, code: string | null): string {
  return label ?? (code === null ? "Formation non précisée" : `Formation ${code}`);
}
