import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { isStrayPdfFailure } from "./lib/ingest/pdf/stray-failure.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": at("."),
      // It throws outside Next, which is its purpose; the files it guards are tested in plain Node.
      "server-only": at("node_modules/server-only/empty.js"),
    },
  },
  test: {
    include: ["{lib,db,server,bin,app,docs}/**/*.test.{ts,tsx}"],
    globalSetup: ["bin/tasks/vitest-temporary.ts"],
    setupFiles: ["bin/tasks/vitest-setup.ts"],
    // Processes, because better-sqlite3 and argon2 are native; two, because that is what the smallest machines have.
    pool: "forks",
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    // Damaged files are read in some tests; anything else that nobody waited for fails the run.
    onUnhandledError: (error) => !isStrayPdfFailure(error),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
