import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";

test("the web page of a report stands alone: read from a disk, without a script, without a request, by anybody", async ({
  as,
  browser,
  manager,
}, info) => {
  const desk = await as(manager);
  const answer = await desk.request.get(`/api/investigations/${slug}/export?format=html`);
  expect(answer.status()).toBe(200);
  const path = info.outputPath("report.html");
  writeFileSync(path, await answer.body());
  const quote = "up to 4 tanks were destroyed by the US that day";

  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(quote).first()).toBeVisible();
    await expect(page.getByRole("search", { name: "Claims" })).toBeVisible({ visible: javaScriptEnabled });
    if (javaScriptEnabled) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
      }
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    }
    expect(asked).toEqual([pathToFileURL(path).href]);
    await context.close();
  }
});
