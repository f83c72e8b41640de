import { beside } from "@/db/testing/served";
import { expect, test } from "./fixtures";
import { serve } from "./serve";

test("a page that cannot be loaded says so, what is kept, and comes back", async ({ as, served, manager }) => {
  const slug = "no-answer";
  await served.data.openInvestigation(manager, slug, "No answer");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/settings`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { name: "There is no connection" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Nothing on this device waits to be sent.");
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page).toHaveURL(/\/investigations\/no-answer\/settings$/);
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
  const kept = await page.evaluate(() => caches.keys());
  expect(kept).toEqual([]);
});

test("a link that is followed while the server is gone leads to a page that says so", async ({ browser }) => {
  const running = await serve();
  const data = await beside(running.dataDir);
  const person = await data.addManager("The Manager");
  await data.openInvestigation(person, "gone", "Gone");
  const { id } = await data.addSource(person, "gone", "one.txt", "Two tanks burned.");
  const claimId = await data.addClaim(person, "gone", id, "Two tanks burned");
  const context = await browser.newContext({ baseURL: running.url });
  await context.addCookies([{ ...(await data.cookieFor(person)), url: running.url, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(`/investigations/gone/claims/${claimId}`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await data.close();
  await running.stop();
  await page.getByRole("textbox", { name: "Comment on this claim" }).fill("Kept, though nobody answers.");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("button", { name: "1 change waits" })).toBeVisible();
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("heading", { name: "The server does not answer" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("1 change is kept on this device. It will be sent when");
  await context.close();
});
