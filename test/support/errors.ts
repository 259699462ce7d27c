import { AppError } from "../../src/errors/app-error.ts";

/** The code of what `work` refuses; fails when it refuses nothing, or breaks. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error("nothing was refused");
}
