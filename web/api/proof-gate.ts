import { createStore } from "../app/store.ts";

/** True while the interface asks the person to prove once more who they are. */
export const proofAsked = createStore(false);

let waiting: { readonly promise: Promise<boolean>; readonly settle: (given: boolean) => void } | null = null;

/**
 * Called by whoever was refused a dangerous act for want of a fresh proof: opens the dialog that asks for it. True once it is given, and
 * the request is to be sent again; false when the person gives up.
 */
export function proofGiven(): Promise<boolean> {
  if (waiting === null) {
    let settle = (_given: boolean): void => {};
    const promise = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    waiting = { promise, settle };
    proofAsked.set(true);
  }
  return waiting.promise;
}

/** Closes the dialog and tells those who wait. */
export function answerProof(given: boolean): void {
  waiting?.settle(given);
  waiting = null;
  proofAsked.set(false);
}
