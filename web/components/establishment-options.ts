import type { Establishment } from "../../src/school/school.schema.ts";
import { texts } from "../texts.ts";

/** What a filter by établissement offers: all of them, then each. */
export function establishmentOptions(establishments: readonly Pick<Establishment, "uai" | "name">[]) {
  return [
    { value: "", label: texts.sas.allEstablishments },
    ...establishments.map(({ uai, name }) => ({ value: uai, label: texts.shell.establishment(name, uai) })),
  ];
}
