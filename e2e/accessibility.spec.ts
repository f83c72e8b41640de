import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { screensOf } from "./screens";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any screen, in the ${colorScheme} theme`, async ({ as, served, manager }) => {
    test.setTimeout(180_000);
    const page = await as(manager);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [name, path] of Object.entries(await screensOf(served.data))) {
      await page.goto(path);
      await expect(page.getByRole("main"), name).toBeVisible();
      if (name.startsWith("desk")) await expect(page.locator("mark").first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n  ")}`);
      expect(found, name).toEqual([]);
    }
    const nobody = await as(null);
    await nobody.emulateMedia({ colorScheme });
    for (const path of [
      "/sign-in",
      "/first-run?token=none",
      "/invitations/none",
      "/password/none",
      "/forgotten-password",
      "/no-such-page",
    ]) {
      await nobody.goto(path);
      const { violations } = await new AxeBuilder({ page: nobody }).analyze();
      expect(
        violations.map(({ id }) => id),
        path,
      ).toEqual([]);
    }
  });
}

for (const width of [1440, 1024, 390]) {
  test(`no screen scrolls sideways at ${width} px`, async ({ as, served, manager }) => {
    const page = await as(manager);
    await page.setViewportSize({ width, height: 844 });
    for (const [name, path] of Object.entries(await screensOf(served.data))) {
      await page.goto(path);
      await expect(page.getByRole("main"), name).toBeVisible();
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overhang, name).toBeLessThanOrEqual(0);
    }
  });
}
