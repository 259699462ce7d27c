import { createHash, randomUUID } from "node:crypto";
import { chmod, link, mkdtemp, readdir, realpath, rm, symlink } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errors } from "../errors/error-catalogue.ts";

export interface DirectoryLock {
  /** From now on, `handler` answers the commands that other processes send to the holder (`askHolder`). */
  answerCommands(handler: CommandHandler): void;
  release(): Promise<void>;
}

/** Answers one command on the socket, and ends it. */
export type CommandHandler = (command: string, socket: Socket) => void;

/**
 * Takes `directory` for this process alone; throws `database.in_use` when another one holds it.
 *
 * The lock is a Unix socket on which the holder listens: the kernel closes it when the process dies, however it dies,
 * and a number recycled by another process or container fools nobody, since only a live holder answers.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  if (process.platform === "win32") return lockNamedPipe(directory);
  const folder = await shortFolder(directory);
  const claim = join(folder.path, `claim-${randomUUID()}.sock`);
  const holder = await listen(claim);
  try {
    // Whoever may connect may ask for a backup: the owner alone. The name that others look for is a link to this one.
    await chmod(claim, 0o600);
    const held = await takeNumber(folder.path, claim);
    return {
      answerCommands: holder.answerCommands,
      release: async () => {
        await rm(held, { force: true });
        await holder.close();
        await folder.forget();
      },
    };
  } catch (error) {
    await holder.close();
    await folder.forget();
    throw error;
  } finally {
    await rm(claim, { force: true });
  }
}

/**
 * Gives the claim the number after the highest one there, when nobody answers under any. A number is never taken away from
 * somebody, only added, which `link` does atomically: of those who want the same one a single one gets it. Whoever has got one
 * looks around once more, for somebody slow may have got a lower one meanwhile: then both may give up, never both go on.
 */
async function takeNumber(folder: string, claim: string): Promise<string> {
  for (;;) {
    const numbers = await numbersIn(folder);
    await refuseIfHeld(folder, numbers);
    const mine = Math.max(0, ...numbers) + 1;
    const held = lockPath(folder, mine);
    if (!(await tryLink(claim, held))) continue;
    try {
      const others = (await numbersIn(folder)).filter((number) => number !== mine);
      await refuseIfHeld(folder, others);
      for (const number of others) await rm(lockPath(folder, number), { force: true });
      return held;
    } catch (error) {
      await rm(held, { force: true });
      throw error;
    }
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => {
    const [, number] = /^lock-(\d{1,15})\.sock$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

function lockPath(folder: string, number: number): string {
  return join(folder, `lock-${number}.sock`);
}

async function refuseIfHeld(folder: string, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const holder = await ask(lockPath(folder, number));
    if (holder !== null) throw errors.database.inUse(holder);
  }
}

/** True when the name was free. */
async function tryLink(claim: string, held: string): Promise<boolean> {
  try {
    await link(claim, held);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw errors.database.directoryUnusable(held, "le verrou ne peut pas y être posé");
  }
}

/**
 * The number of the process that answers, or null when nobody does. Only a refused connection or a missing name means that
 * nobody is there: a socket that may not be opened (somebody else's) is held.
 */
function ask(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = "";
    let isFree = false;
    const socket = connect(path);
    socket.setEncoding("utf8").setTimeout(2_000, () => socket.destroy());
    socket.on("data", (text: string) => {
      answer += text;
      if (answer.includes("\n")) socket.destroy();
    });
    socket.on("error", (error) => {
      isFree = "code" in error && (error.code === "ECONNREFUSED" || error.code === "ENOENT");
    });
    socket.on("close", () => resolve(isFree ? null : answer.trim() || "?"));
  });
}

/**
 * Sends `command` to the process that holds `directory`; gives the socket on which it answers, after the greeting with its
 * number. Null when nobody holds the directory, or when it does not exist.
 */
export async function askHolder(
  directory: string,
  command: string,
): Promise<{ readonly holder: string; readonly socket: Socket } | null> {
  const { paths, forget } = await lockPaths(directory);
  try {
    for (const path of paths) {
      const socket = await openSocket(path);
      if (socket === null) continue;
      const holder = await readLine(socket);
      socket.write(`${command}\n`);
      return { holder, socket };
    }
    return null;
  } finally {
    await forget();
  }
}

async function lockPaths(
  directory: string,
): Promise<{ paths: readonly string[]; forget: () => Promise<void> }> {
  const real = await realpath(directory).catch(() => null);
  if (real === null) return { paths: [], forget: async () => {} };
  if (process.platform === "win32") return { paths: [pipeName(real)], forget: async () => {} };
  const { path, forget } = await shortFolder(directory);
  return { paths: (await numbersIn(path)).map((number) => lockPath(path, number)), forget };
}

function openSocket(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(null));
  });
}

/** One line, without its end; what follows stays to be read. Empty when the other side ends before. */
export function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let read = Buffer.alloc(0);
    const finish = (line: string, rest: Buffer | null) => {
      socket.off("readable", look).off("end", onEnd).off("close", onEnd);
      if (rest !== null && rest.length > 0) socket.unshift(rest);
      resolve(line);
    };
    const look = () => {
      for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
        read = Buffer.concat([read, chunk]);
        const end = read.indexOf(10);
        if (end >= 0) return finish(read.subarray(0, end).toString("utf8"), read.subarray(end + 1));
        if (read.length > longestLine) return finish("", null);
      }
    };
    const onEnd = () => finish(read.toString("utf8"), null);
    socket.on("error", () => {});
    socket.on("readable", look).on("end", onEnd).on("close", onEnd);
  });
}

const longestLine = 10_000;

interface Holder extends Pick<DirectoryLock, "answerCommands"> {
  close(): Promise<void>;
}

/** Greets whoever connects with the number of this process, then hands on the command that may follow. */
function listen(path: string): Promise<Holder> {
  const sockets = new Set<Socket>();
  let handler: CommandHandler = (_command, socket) => socket.end();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.unref();
    socket.write(`${process.pid}\n`);
    void readLine(socket).then((command) => (command === "" ? socket.destroy() : handler(command, socket)));
  });
  // The lock must not keep the process alive by itself.
  server.unref();
  const holder: Holder = {
    answerCommands: (given) => {
      handler = given;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return close(server);
    },
  };
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        "code" in error && error.code === "EADDRINUSE"
          ? errors.database.inUse("?")
          : errors.database.directoryUnusable(path, "le verrou ne peut pas y être posé"),
      ),
    );
    server.listen(path, () => resolve(holder));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Paths of sockets are limited to about 100 bytes: a long directory is reached through a short link. */
async function shortFolder(directory: string): Promise<{ path: string; forget: () => Promise<void> }> {
  const real = await realpath(directory);
  if (Buffer.byteLength(real) <= 50) return { path: real, forget: async () => {} };
  const parent = await mkdtemp(join(tmpdir(), "hub3e-"));
  const path = join(parent, "d");
  await symlink(real, path);
  return { path, forget: () => rm(parent, { recursive: true, force: true }) };
}

/** Windows: a named pipe vanishes with its process, so the name alone is the lock. */
async function lockNamedPipe(directory: string): Promise<DirectoryLock> {
  const holder = await listen(pipeName(await realpath(directory)));
  return { answerCommands: holder.answerCommands, release: holder.close };
}

function pipeName(directory: string): string {
  return `\\\\.\\pipe\\hub3e-${createHash("sha256").update(directory).digest("hex")}`;
}
