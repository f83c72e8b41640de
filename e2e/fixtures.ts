import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Beside, beside } from "@/db/testing/served";
import { type Running, serve } from "./serve";
import { watchWalls } from "./walls";

export { expect } from "@playwright/test";

type UserId = Awaited<ReturnType<Beside["addManager"]>>;

type Journey = Readonly<{
  /** Opens a browser of their own for somebody; `null` for one who is not signed in. */
  as: (person: UserId | null) => Promise<Page>;
}>;
type Shared = Readonly<{
  served: Running & Readonly<{ data: Beside }>;
  /** Manages the installation and the bundled investigation. */
  manager: UserId;
}>;

/**
 * What Chromium itself says and no page can help: that a page was refused or that there is no connection, which
 * some journeys are about (503 without words is the service worker's page; it is looked for anew in vain), and that a
 * slow machine has not yet used a style sheet.
 */
const saidByTheBrowser =
  /the server responded with a status of (4\d\d|503 \(\))|An unknown error occurred when fetching the script|ERR_INTERNET_DISCONNECTED|WebSocket is closed before the connection|Unexpected response code: 404|was preloaded using link preload but not used/i;

/**
 * Each worker has a Crossread of its own. Whatever a page logs as an error or a warning fails the
 * journey that opened it, and so does a page without its walls.
 */
export const test = base.extend<Journey, Shared>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
    async ({}, use) => {
      const running = await serve();
      const data = await beside(running.dataDir);
      await use({ ...running, data });
      await data.close();
      await running.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  // Always the first account: the investigation that comes along is its.
  manager: [
    async ({ served }, use) => use(await served.data.addManager("The Manager")),
    { scope: "worker", auto: true },
  ],
  as: async ({ browser, served }, use) => {
    const contexts: BrowserContext[] = [];
    const logged: string[] = [];
    await use(async (person) => {
      const context = await browser.newContext({ baseURL: served.url });
      contexts.push(context);
      if (person) {
        const cookie = await served.data.cookieFor(person);
        await context.addCookies([{ ...cookie, url: served.url, httpOnly: true, sameSite: "Lax" }]);
      }
      const page = await context.newPage();
      await watchWalls(page, served.url, logged);
      page.on("pageerror", (error) => logged.push(String(error)));
      page.on("console", (message) => {
        const isBad = message.type() === "error" || message.type() === "warning";
        if (isBad && !saidByTheBrowser.test(message.text())) logged.push(message.text());
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(logged, "what the pages logged").toEqual([]);
  },
});
