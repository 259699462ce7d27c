import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/prepare-databases.ts", "test/browser/support/find-chromium.ts"],
    // A thread starts in half the time of a process, and each of the many files starts one.
    pool: "threads",
    // Nearly half of a test's time is spent waiting for a browser, a database or a password's hash: more files at a time than cores.
    maxWorkers: 2 * availableParallelism(),
    // A busy machine is no failure: what hangs is still ended.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
