import { request } from "../../api/request.ts";

/** Ends the session and loads the program anew: nothing that was fetched for this person stays in memory. */
export async function signOut(): Promise<void> {
  // A session that had already expired is ended all the same.
  await request("DELETE", "/api/session").catch(() => undefined);
  window.location.assign("/");
}
