import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { screensOf } from "./screens";

const wide = { width: 1440, height: 900 };

/** All of axe in the light theme; in the dark one the only rule that colours can break. */
async function axeFindsNothing(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // A colour is between two themes until the next frame, however short its way.
    await expect.poll(() => page.evaluate(() => document.getAnimations().length), name).toBe(0);
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n  ")}`);
    expect(found, `${name} in the ${colorScheme} theme`).toEqual([]);
  }
}

async function scrollsNotSideways(page: Page, name: string): Promise<void> {
  const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const width of [1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(overhang, `${name} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(wide);
  await expect.poll(overhang, `${name} at ${wide.width} px`).toBeLessThanOrEqual(0);
}

test("axe finds nothing on any screen in either theme, and none scrolls sideways at any width", async ({
  as,
  served,
  manager,
}) => {
  // Over twenty screens, each looked at five times.
  test.setTimeout(480_000);
  const page = await as(manager);
  for (const [name, path] of Object.entries(await screensOf(served.data))) {
    await page.goto(path);
    await expect(page.getByRole("main"), name).toBeVisible();
    if (name.startsWith("desk")) await expect(page.locator("mark").first()).toBeVisible();
    await axeFindsNothing(page, name);
    await scrollsNotSideways(page, name);
  }
});

test("axe finds nothing on what is there for whoever is not signed in", async ({ as }) => {
  const page = await as(null);
  for (const path of [
    "/sign-in",
    "/first-run?token=none",
    "/invitations/none",
    "/password/none",
    "/forgotten-password",
    "/no-such-page",
  ]) {
    await page.goto(path);
    await axeFindsNothing(page, path);
    await scrollsNotSideways(page, path);
  }
});
