import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { countryNames } from "../../format.ts";
import { texts } from "../../texts.ts";
import { compulsoryFields, type ProfileField } from "./profile-draft.ts";

interface ProfileInputProps {
  readonly field: ProfileField;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** The box that suits a field: a choice, a date, lines, or a text with the right keyboard on a phone. */
export function ProfileInput({ field, value, error, onChange }: ProfileInputProps) {
  const common = {
    label: texts.candidate.fields[field],
    required: compulsoryFields.has(field),
    value,
    error,
    autoComplete: "off",
  };
  if (field === "civility") {
    return (
      <NativeSelect
        {...common}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={Object.entries(texts.candidate.civility).map(([code, label]) => ({ value: code, label }))}
      />
    );
  }
  if (field === "addressLines") {
    return (
      <Textarea
        {...common}
        description={texts.candidate.addressHint}
        rows={3}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (field === "nationality") {
    return (
      <>
        <TextInput
          {...common}
          list="countries"
          description={texts.candidate.nationalityHint}
          maxLength={longest[field]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <datalist id="countries">
          {countryNames().map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </>
    );
  }
  return (
    <TextInput
      {...common}
      type={types[field] ?? "text"}
      description={field === "otherFirstNames" && texts.candidate.otherFirstNamesHint}
      maxLength={longest[field]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const types: Partial<Record<ProfileField, string>> = {
  birthDate: "date",
  email: "email",
  mobilePhone: "tel",
  landlinePhone: "tel",
};

/** As the server accepts them; lists are judged there. */
const longest: Partial<Record<ProfileField, number>> = {
  lastName: 100,
  firstName: 100,
  nationality: 100,
  ine: 20,
  email: 254,
  mobilePhone: 50,
  landlinePhone: 50,
  postalCode: 20,
  city: 100,
  country: 100,
};
