import { join } from "node:path";
import { expect, test } from "./fixtures";
import { screensOf } from "./screens";

/** All pictures go where `CROSSREAD_PICTURES` says; without it, only those that the documents show, to `docs/pictures`. */
const everything = process.env["CROSSREAD_PICTURES"];
const shown = new Set(["desk-light", "desk-dark", "claim-light", "across-light", "matrix-light", "timeline-light"]);
/** The claim that has figures to set on one line. */
const tanks = "clm_tanks18may0000000000";
const widths = everything ? [1440, 1024, 390] : [1440];

test("screenshots", async ({ as, served, manager }) => {
  test.setTimeout(600_000);
  const page = await as(manager);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const screens = await screensOf(served.data);
      for (const [name, path] of Object.entries({
        ...screens,
        claim: `/investigations/al-tanf-2017/claims/${tanks}`,
      })) {
        const picture = `${name}-${colorScheme}`;
        if (!everything && !shown.has(picture)) continue;
        await page.goto(path);
        await expect(page.getByRole("main")).toBeVisible();
        if (name.startsWith("desk")) {
          await expect(page.locator("mark").first()).toBeVisible();
          if (width === 1440) await page.locator("mark").nth(2).click();
        }
        if (name === "across" && width === 1440) {
          await page.locator(".reading mark", { hasText: "tanks" }).first().click();
          await expect(page.getByRole("region", { name: /^Candidates for claim/ })).toBeVisible();
          await expect(page.locator(".candidate").first()).toBeVisible();
        }
        const file = everything
          ? join(everything, `${picture}-${width}.png`)
          : join("docs", "pictures", `${picture}.png`);
        await page.screenshot({ path: file, animations: "disabled" });
      }
    }
  }
});
