import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { serve } from "./main";

vi.mock("@/db/open-installation", () => ({
  openInstallation: () => Promise.reject(new Error("The database is damaged.")),
}));
// They fail later than the store, when nobody waits for them any more.
vi.mock("./pages", () => ({
  preparePages: () => new Promise((_resolve, reject) => setImmediate(() => reject(new Error("No pages.")))),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crossread-main-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("says what failed first, and nothing of what fails after it", async () => {
  const unheard: unknown[] = [];
  const hear = (thrown: unknown) => void unheard.push(thrown);
  process.on("unhandledRejection", hear);
  const env = {
    port: 0,
    host: "127.0.0.1",
    url: null,
    dataDir: join(folder, "data"),
    proxies: 0,
    apiOrigins: [],
    logAs: "text",
    secondFactor: "optional",
    mail: null,
    providers: [],
  } as const;
  vi.stubEnv("NODE_ENV", "test"); // Put back afterwards, with what the start sets.
  await expect(serve({ root: process.cwd(), env, dev: true, log: () => {} })).rejects.toThrow(
    "The database is damaged.",
  );
  for (let n = 0; n < 5; n += 1) await breathe();
  process.off("unhandledRejection", hear);
  expect(unheard).toEqual([]);
});
