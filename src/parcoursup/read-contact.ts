import type { Contact } from "./candidate-profile.ts";
import type { FieldReader, JsonObject } from "./field-reader.ts";
import { person } from "./fields.ts";

/** How to reach the candidate, from the section `DonneesCandidats` (format, 3.1), but for the e-mail, which is compulsory. */
export function readContact(section: JsonObject, reader: FieldReader): Omit<Contact, "email"> {
  const addressLines = [person.addressLine1, person.addressLine2, person.addressLine3]
    .map((field) => reader.text(section, field))
    .filter((line) => line !== null);
  return {
    mobilePhone: reader.text(section, person.mobilePhone),
    landlinePhone: reader.text(section, person.landlinePhone),
    addressLines,
    postalCode: reader.text(section, person.postalCode),
    city: reader.text(section, person.city),
    country: reader.text(section, person.country),
  };
}
