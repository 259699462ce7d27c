import { createHash } from "node:crypto";
import type { LinkProfile } from "./link-profile.ts";

/** Another one when anything has changed of what a link is decided by. */
export function profileVersion({ id, values, diplomas, edits }: LinkProfile): string {
  return createHash("sha256")
    .update(JSON.stringify([id, values, diplomas, edits]))
    .digest("hex")
    .slice(0, 32);
}
