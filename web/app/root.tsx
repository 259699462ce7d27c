import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { Me } from "../../src/accounts/account.schema.ts";
import { meQuery } from "../api/queries.ts";
import { ChooseFirstPassword } from "../pages/password/choose-first-password.tsx";
import { SignInPage } from "../pages/sign-in/sign-in-page.tsx";
import { MeContext } from "./me.ts";
import { ConnectionBanner } from "./shell/connection-banner.tsx";
import { ProofDialog } from "./shell/proof-dialog.tsx";
import { PublicFrame } from "./shell/public-frame.tsx";
import { SessionExpiredDialog } from "./shell/session-expired-dialog.tsx";
import { Shell } from "./shell/shell.tsx";
import { UnreachablePage } from "./unreachable-page.tsx";

const ImportDialogFromAddress = lazy(
  () => import("../components/import-dialog/import-dialog-from-address.tsx"),
);

const SetUpRequiredFactor = lazy(() =>
  import("../pages/account/set-up-required-factor.tsx").then((page) => ({
    default: page.SetUpRequiredFactor,
  })),
);

/**
 * Decides what is shown before any page: the sign-in in place of the page asked for (the address stays, so one arrives
 * where one wanted to go), the choice of a password, the second factor that the school requires, or the shell around the page.
 */
export function Root() {
  const me = useQuery(meQuery);
  // Whoever follows a link of an administrator, signed in here or not.
  const followingLink = useLocation({ select: ({ pathname }) => pathname === "/mot-de-passe" });
  const readingHelp = useLocation({ select: ({ pathname }) => pathname.startsWith("/aide") });

  if (me.data === undefined) {
    return me.isError ? <UnreachablePage retry={() => me.refetch()} /> : null;
  }
  if (me.data === null || followingLink) {
    return readingHelp || followingLink ? (
      <PublicFrame>
        <Outlet />
      </PublicFrame>
    ) : (
      <SignInPage />
    );
  }
  return (
    <MeContext value={me.data}>
      <ConnectionBanner />
      {me.data.mustChangePassword ? (
        <ChooseFirstPassword />
      ) : me.data.mustSetUpSecondFactor ? (
        <Suspense>
          <SetUpRequiredFactor />
        </Suspense>
      ) : (
        <SignedIn me={me.data} />
      )}
      <ProofDialog />
      <SessionExpiredDialog email={me.data.email} />
    </MeContext>
  );
}

function SignedIn({ me }: { readonly me: Me }) {
  return (
    <Shell>
      <Outlet />
      {me.role === "school_admin" && (
        <Suspense>
          <ImportDialogFromAddress />
        </Suspense>
      )}
    </Shell>
  );
}
