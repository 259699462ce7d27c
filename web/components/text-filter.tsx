import { CloseButton, TextInput } from "@mantine/core";
import { texts } from "../texts.ts";
import { useDraft } from "./use-draft.ts";

interface TextFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A filter box under a heading, named as the column. */
export function TextFilter({ label, value = "", onChange }: TextFilterProps) {
  const draft = useDraft(value, (text) => onChange(text.trim() === "" ? undefined : text.trim()), 300);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={draft.text}
      maxLength={100}
      onChange={(event) => draft.type(event.currentTarget.value)}
      onBlur={draft.flush}
      onKeyDown={(event) => event.key === "Enter" && draft.flush()}
      rightSectionWidth={24}
      rightSection={
        draft.text !== "" && (
          <CloseButton
            size="xs"
            aria-label={texts.sas.clearOf(label)}
            onClick={() => {
              draft.type("");
              onChange(undefined);
            }}
          />
        )
      }
    />
  );
}
