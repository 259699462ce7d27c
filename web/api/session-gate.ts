import { createStore } from "../app/store.ts";

/** True while the session has expired and the interface asks to sign in again in place. */
export const sessionExpired = createStore(false);

let waiting: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;

/**
 * Called by whoever was answered "no session": opens the sign-in dialog over the page, and waits until the person has
 * signed in again; then the request is to be sent again. Somebody who leaves instead loads the program anew.
 */
export function signedInAgain(): Promise<void> {
  if (waiting === null) {
    let resolve = (): void => {};
    const promise = new Promise<void>((settle) => {
      resolve = settle;
    });
    waiting = { promise, resolve };
    sessionExpired.set(true);
  }
  return waiting.promise;
}

/** Closes the dialog and lets the waiting requests go on. */
export function resumeSession(): void {
  waiting?.resolve();
  waiting = null;
  sessionExpired.set(false);
}
