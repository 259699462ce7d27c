import { constants } from "node:fs";
import { access, chmod, mkdir, readdir, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { errors } from "../errors/error-catalogue.ts";

/**
 * Creates `directory` where it is missing, and makes sure that this account can use it. Throws `database.directory_unusable` when
 * it cannot, and `database.directory_of_another` when root would leave files in it that its owner, the service, could not open.
 */
export async function prepareDirectory(directory: string): Promise<void> {
  try {
    await create(directory);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw errors.database.directoryUnusable(
      directory,
      code === "EEXIST" || code === "ENOTDIR"
        ? "ce n'est pas un dossier"
        : `le compte « ${accountName()} » ne peut ni le trouver ni le créer`,
    );
  }
  await refuseForbidden(directory, directory, constants.R_OK | constants.W_OK | constants.X_OK);
  const { uid } = await stat(directory);
  if (process.getuid?.() === 0 && uid !== 0) throw errors.database.directoryOfAnother(directory, uid);
}

/**
 * Creates the folder of the embedded database, or closes one that is there to all but its owner: PGlite makes files that
 * everybody may write, whatever the process's mask is.
 */
export async function preparePrivateFiles(files: string): Promise<void> {
  await create(files);
  const { uid, mode } = await stat(files);
  if (uid === process.getuid?.() && (mode & 0o077) !== 0) await chmod(files, 0o700);
}

/** The folder of files being received, below the data directory, ready for use with either kind of database. */
export async function prepareIncoming(dataDirectory: string): Promise<string> {
  const incoming = join(dataDirectory, "incoming");
  await prepareDirectory(dataDirectory);
  await prepareDirectory(incoming);
  return incoming;
}

/** One level at a time from what exists: Node's recursive `mkdir` never ends below `/proc`. */
async function create(directory: string): Promise<void> {
  const missing: string[] = [];
  for (let at = directory; !(await exists(at)); at = dirname(at)) missing.unshift(at);
  for (const path of missing)
    await mkdir(path, { mode: 0o700 }).catch(async (error: unknown) => {
      // Another process may have been quicker.
      if (!(await exists(path))) throw error;
    });
  if (!(await stat(directory)).isDirectory()) await mkdir(directory);
}

/** Whether something has this name; throws when this account may not even look. */
async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/**
 * Throws `database.files_forbidden` naming the first of the files below `files` that this account cannot read and write (a command
 * run as another account left it): PostgreSQL would fail as if they were damaged. `reach` tells what this account can use.
 */
export async function refuseForbiddenFiles(
  directory: string,
  files: string,
  reach: typeof access = access,
): Promise<void> {
  if (!(await exists(files))) return;
  await refuseForbidden(directory, files, constants.R_OK | constants.W_OK | constants.X_OK, reach);
  for (const entry of await readdir(files, { withFileTypes: true })) {
    const path = join(files, entry.name);
    if (entry.isDirectory()) await refuseForbiddenFiles(directory, path, reach);
    else if (entry.isFile()) await refuseForbidden(directory, path, constants.R_OK | constants.W_OK, reach);
  }
}

async function refuseForbidden(
  directory: string,
  path: string,
  mode: number,
  reach: typeof access = access,
): Promise<void> {
  await reach(path, mode).catch(() => {
    throw errors.database.filesForbidden(accountName(), path, directory);
  });
}

/** The account of this process, by name or, where it has none, by number. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "?");
  }
}
