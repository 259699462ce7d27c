import { createStore } from "../app/store.ts";

/** Whether the last request reached the server. */
export const connectionLost = createStore(false);

/** Asks the server whether it lives; never throws. */
export async function serverAnswers(): Promise<boolean> {
  try {
    const response = await fetch("/health", { cache: "no-store" });
    return response.status < 500;
  } catch {
    return false;
  }
}
