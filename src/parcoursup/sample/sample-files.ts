import { baseModel } from "./base-model.ts";
import { faultyExport } from "./faulty-export.ts";
import { generateExport } from "./generate-export.ts";
import type { JsonObject } from "./json.ts";
import type { SampleOptions } from "./sample-options.ts";

export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

/** The files of `samples/`, in the order of its README. Made again, they are the same to the byte. */
export function sampleFiles(): readonly SampleFile[] {
  return [
    { name: "modele_base.json", text: print(baseModel()) },
    { name: "parcoursup-2026-bts-sio.json", text: generate({ candidates: 40, seed: 325 }) },
    {
      name: "parcoursup-2025-avec-bulletins.json",
      text: generate({ candidates: 12, year: 2025, bulletins: true, seed: 16 }),
    },
    {
      name: "parcoursup-2024-deux-formations.json",
      text: generate({ candidates: 20, year: 2024, programmes: 2, seed: 1 }),
    },
    {
      name: "parcoursup-2026-modele-minimal.json",
      text: generate({ candidates: 15, model: "minimal", seed: 4 }),
    },
    { name: "avec-erreurs.json", text: print(faultyExport()) },
  ];
}

function generate(options: SampleOptions): string {
  return [...generateExport(options)].join("");
}

function print(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
