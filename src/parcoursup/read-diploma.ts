import type { Diploma } from "./candidate-profile.ts";
import { diplomaSeries, diplomaSpecialities, diplomaTypes } from "./diploma.ts";
import type { FieldReader, JsonObject } from "./field-reader.ts";
import { baccalaureate } from "./fields.ts";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** The diploma of the section `Baccalaureat` (format, 7.10). Null when it names no type that is known or written out. */
export function readDiploma(section: JsonObject, reader: FieldReader): Diploma | null {
  const typeCode = reader.text(section, baccalaureate.typeCode);
  const seriesCode = reader.text(section, baccalaureate.seriesCode);
  const specialityCode = reader.text(section, baccalaureate.specialityCode);
  const type = reader.text(section, baccalaureate.typeLabel) ?? labelOf(diplomaTypes, typeCode);
  const diploma = {
    series:
      reader.text(section, baccalaureate.seriesLabel) ?? labelOf(diplomaSeries, seriesCode) ?? seriesCode,
    speciality:
      reader.text(section, baccalaureate.specialityLabel) ?? labelOf(diplomaSpecialities, specialityCode),
    year: yearOf(reader.text(section, baccalaureate.year)),
    honours: reader.text(section, baccalaureate.honours),
    academy: reader.text(section, baccalaureate.academy),
  };
  return type === null ? null : { type, ...diploma };
}

function labelOf(labels: ReadonlyMap<string, string>, code: string | null): string | null {
  return code === null ? null : (labels.get(code) ?? null);
}

function yearOf(text: string | null): number | null {
  const year = /^\d{4}$/.test(text ?? "") ? Number(text) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}
