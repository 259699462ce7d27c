import { useQueryClient } from "@tanstack/react-query";
import { FirstStep } from "../../app/shell/first-step.tsx";
import { texts } from "../../texts.ts";
import { PasswordForm } from "./password-form.tsx";

/** In place of every page while the password in use was chosen by somebody else. */
export function ChooseFirstPassword() {
  const client = useQueryClient();
  return (
    <FirstStep title={texts.password.forcedTitle}>
      <p className="quiet">{texts.password.forcedBody}</p>
      <PasswordForm onChanged={() => client.invalidateQueries()} />
    </FirstStep>
  );
}
