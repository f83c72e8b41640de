import { defineConfig } from "@playwright/test";

const executablePath = process.env["CROSSREAD_CHROMIUM"];

/** Journeys in a real browser, each worker with a server and data of its own (`fixtures.ts`). */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  // A second try tells a slow machine from a broken journey; `npm test` says how many needed it.
  retries: 1,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
    // Keeping one of every journey in case it fails takes a tenth of their time.
    trace: "on-first-retry",
  },
});
