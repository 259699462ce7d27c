import { useNavigate } from "@tanstack/react-router";
import { Page } from "../../components/page.tsx";
import { showToast } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { PasswordForm } from "./password-form.tsx";

export function PasswordPage() {
  const navigate = useNavigate();
  return (
    <Page title={texts.password.title} layout="text">
      <PasswordForm
        onChanged={() => {
          showToast(texts.password.changed);
          navigate({ to: "/" });
        }}
      />
    </Page>
  );
}
