import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";

/** Where a code of the second factor is typed; browsers and telephones know it by `one-time-code`. */
export function CodeInput({
  label,
  description,
  error,
}: {
  readonly label: string;
  readonly description?: string;
  readonly error?: ReactNode;
}) {
  return (
    <TextInput
      name="code"
      label={label}
      description={description}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      withAsterisk={false}
      data-autofocus
      error={error}
    />
  );
}
