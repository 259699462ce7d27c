/** The code (`ENOSPC`) when the system refused something with a file; null for every other error, those of connections included. */
export function fileErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error) || "port" in error)
    return null;
  return error.code === "ECONNRESET" || error.code === "EPIPE" ? null : String(error.code);
}
