import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const para = (n: number) =>
  `Paragraph ${n} says that on day ${n} about ${n * 3} men were seen on the road to the garrison, as a driver told the local paper, and that nobody could confirm it from another side.`;
const first = [
  "The ministry met on Monday to go through what had been seen at the crossing.",
  "Up to 4 tanks were destroyed near the crossing that day, the ministry said.",
  "A column of trucks had left the garrison before dawn, two drivers told the paper.",
  ...Array.from({ length: 12 }, (_, n) => para(n + 1)),
  "The bridge over the river was closed to all traffic until the evening.",
  "Nobody in the town was hurt, the mayor added.",
];
const second = [
  first[0],
  first[1]?.replace("4 tanks", "6 tanks"),
  ...Array.from({ length: 12 }, (_, n) => para(n + 1).replace("on day 5", "on the fifth day").replace("about 21 men", "about 27 men")),
  first.at(-2),
  "The paper has been told of no other losses.",
  first[2],
];
const out = process.env["SHOTS_DIR"] ?? "test-results";

test("shots", async ({ as, served, manager }) => {
  test.setTimeout(240_000);
  const slug = "shots";
  await served.data.openInvestigation(manager, slug, "What was seen at the crossing");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", first.join("\n\n"));
  await served.data.addSource(manager, slug, "other.txt", "Another account of it all.\n\nNine tanks were destroyed.");
  const claims = ["Up to 4 tanks were destroyed", "two drivers told the paper", "Nobody in the town was hurt", "about 21 men were seen on the road", "The bridge over the river was closed"];
  for (const exact of claims) await served.data.addClaim(manager, slug, id, exact);
  const page = await as(manager);
  const source = `/investigations/${slug}/sources/${id}`;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(source);
  await expect(page.locator("mark").first()).toBeVisible();
  await page.getByRole("button", { name: "Versions" }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/menu.png` });
  await page.getByRole("menuitem", { name: "New version…" }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/dialog.png` });
  await page.keyboard.press("Escape");
  await served.data.addVersion(manager, slug, id, second.join("\n\n"));
  await expect(page.getByText("Version 2 has come in.")).toBeVisible();
  await page.screenshot({ path: `${out}/desk-newer.png` });
  const paths: Record<string, string> = {
    desk: source,
    queue: `${source}/queue`,
    changes: `${source}/changes`,
    earlier: `${source}?version=1`,
    claims: `/investigations/${slug}/claims`,
    overview: `/investigations/${slug}`,
    matrix: `/investigations/${slug}/matrix`,
  };
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const width of scheme === "dark" ? [1440] : [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(path);
        await expect(page.getByRole("main")).toBeVisible();
        if (name === "desk") await expect(page.locator("mark").first()).toBeVisible();
        await page.screenshot({ path: `${out}/${name}-${width}-${scheme}.png` });
        const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overhang > 0) console.log("OVERHANG", name, width, overhang);
        if (width === 1440) {
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id: rule, nodes } of violations) console.log("AXE", name, scheme, rule, nodes.map(({ html }) => html).join(" | ").slice(0, 400));
        }
      }
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(paths["queue"] ?? "");
  await page.getByRole("button", { name: "Choose others… s" }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/choose.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id: rule, nodes } of violations) console.log("AXE choose", rule, nodes.map(({ html }) => html).join(" | ").slice(0, 400));
});
