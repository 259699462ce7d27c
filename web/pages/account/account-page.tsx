import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ownSessionsQuery } from "../../api/queries.ts";
import { useMe } from "../../app/me.ts";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { showToast } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { PasswordForm } from "../password/password-form.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { SecondFactor } from "./second-factor.tsx";

/** One's own account: what one signs in with, and where one is signed in. */
export function AccountPage() {
  const { firstName, lastName, email, byProvider } = useMe();
  return (
    <Page title={texts.account.title} subtitle={`${firstName} ${lastName} · ${email}`}>
      {byProvider ? (
        <p className="quiet">{texts.account.byProvider}</p>
      ) : (
        <>
          <Section title={texts.account.password}>
            <ChangePassword />
          </Section>
          <SecondFactor />
        </>
      )}
      <OwnSessions />
    </Page>
  );
}

function ChangePassword() {
  const client = useQueryClient();
  // A form of its own each time: what was typed is not left in it.
  const [round, setRound] = useState(0);
  return (
    <PasswordForm
      key={round}
      onChanged={() => {
        showToast(texts.password.changed);
        setRound(round + 1);
        client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
      }}
    />
  );
}
