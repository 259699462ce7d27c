/** Loaded into a program (`--import`): its temporary files can be opened, and not be written. */
import { open } from "node:fs/promises";

const probe = await open(new URL(import.meta.url));
const FileHandle = Object.getPrototypeOf(probe);
await probe.close();

FileHandle.appendFile = async () => {
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
    syscall: "write",
  });
};
