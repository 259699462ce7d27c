import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { resumeSession, sessionExpired } from "../../api/session-gate.ts";
import { SignInForm } from "../../pages/sign-in/sign-in-form.tsx";
import { texts } from "../../texts.ts";
import { useMe } from "../me.ts";
import { useStore } from "../store.ts";
import { signOut } from "./sign-out.ts";

/**
 * Signs in again over the page, which keeps everything typed; the requests that were refused are then sent again.
 * Somebody else signing in here must not see the former person's page: everything is fetched anew.
 */
export function SessionExpiredDialog({ email }: { readonly email: string }) {
  const expired = useStore(sessionExpired);
  const client = useQueryClient();
  const former = useMe();

  return (
    <Modal
      opened={expired}
      onClose={signOut}
      title={texts.signIn.expiredTitle}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      zIndex={350}
    >
      <p className="quiet">{texts.signIn.expiredBody}</p>
      <SignInForm
        email={email}
        onLeave={signOut}
        onSignedIn={(me) => {
          if (me.id !== former.id) {
            window.location.assign("/");
            return;
          }
          resumeSession();
          client.invalidateQueries();
        }}
      />
    </Modal>
  );
}
