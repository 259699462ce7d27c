import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/prepare-databases.ts", "test/browser/support/find-chromium.ts"],
    // Vitest leaves one core alone, which on a two-core machine means one file at a time, while most tests wait for a browser or a database.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A busy machine is no failure: what hangs is still ended.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
