import type { ReactNode } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { Facts } from "../../components/facts.tsx";
import { formatDay, formatNationality, formatPhone } from "../../format.ts";
import { texts } from "../../texts.ts";
import { EditableSection, type Editing } from "./editable-section.tsx";
import { originOf } from "./origin.ts";
import type { ProfileField } from "./profile-draft.ts";
import { Sourced } from "./sourced.tsx";

interface SectionProps {
  readonly candidate: CandidateProfilePage;
  readonly editing: Editing;
}

const { fields: labels, civility } = texts.candidate;

export function IdentitySection({ candidate, editing }: SectionProps) {
  const { identity } = candidate;
  const fact = factsOf(candidate);
  return (
    <EditableSection id="identity" candidate={candidate} editing={editing}>
      <Facts
        facts={[
          fact(["civility"], civility[identity.civility]),
          fact(["lastName"], identity.lastName),
          fact(["firstName"], identity.firstName),
          fact(["otherFirstNames"], identity.otherFirstNames.join(", ")),
          fact(["birthDate"], formatDay(identity.birthDate)),
          fact(["nationality"], identity.nationality && formatNationality(identity.nationality)),
          fact(["ine"], identity.ine),
        ]}
      />
    </EditableSection>
  );
}

export function ContactSection({ candidate, editing }: SectionProps) {
  const { contact } = candidate;
  const { email, mobilePhone, landlinePhone } = contact;
  const town = [contact.postalCode, contact.city].filter(Boolean).join(" ");
  const address = [...contact.addressLines, town, contact.country].filter(Boolean).join("\n");
  const fact = factsOf(candidate);
  return (
    <EditableSection id="contact" candidate={candidate} editing={editing}>
      <Facts
        facts={[
          fact(["email"], email, <a href={`mailto:${email}`}>{email}</a>),
          fact(["mobilePhone"], mobilePhone, mobilePhone && <Phone number={mobilePhone} />),
          fact(["landlinePhone"], landlinePhone, landlinePhone && <Phone number={landlinePhone} />),
          fact(["addressLines", "postalCode", "city", "country"], address),
        ]}
      />
    </EditableSection>
  );
}

/**
 * Makes the facts of a section: the label of the first field, the value (left out when blank) as a text or a link, and
 * where the fields come from.
 */
function factsOf(candidate: CandidateProfilePage) {
  return (
    fields: readonly [ProfileField, ...ProfileField[]],
    value: string | null,
    link?: ReactNode,
  ): readonly [string, ReactNode] => [
    labels[fields[0]],
    value && (
      <Sourced key={fields[0]} origin={originOf(candidate, fields)} link={link !== undefined}>
        {link ?? value}
      </Sourced>
    ),
  ];
}

function Phone({ number }: { readonly number: string }) {
  return <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{formatPhone(number)}</a>;
}
