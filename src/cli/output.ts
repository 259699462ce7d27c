import { once } from "node:events";

/** One JSON object on one line of standard output; waits when the reader is slow. */
export async function printJson(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, "drain");
}

export async function printLine(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
}

/** Everything that is not the answer goes to standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
