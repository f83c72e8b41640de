import type { Page } from "@playwright/test";
import { CANARY, type Hostile, hostileInvestigationBeside, long, short } from "@/db/testing/hostile-investigation";
import { expect, test } from "./fixtures";
import { foreignSite } from "./foreign-site";
import { screensOf } from "./screens";

let hostile: Hostile | null = null;
/** Once for a worker, whose server it is in. */
async function hostileHere(dataDir: string): Promise<Hostile> {
  hostile ??= await hostileInvestigationBeside(dataDir);
  return hostile;
}

/** That no script ran, and that nothing was made of the words but words. */
async function isHarmless(page: Page, where: string): Promise<void> {
  expect(await page.evaluate((name) => Reflect.get(globalThis, name), CANARY), `${where} ran a script`).toBeUndefined();
  const made = await page.evaluate((name) => {
    const isHostile = (element: Element) =>
      [...element.attributes].some(
        ({ name: of, value }) =>
          /^on/i.test(of) ||
          (/^(href|xlink:href|src|action|formaction|data|poster)$/i.test(of) &&
            /^\s*(javascript|vbscript|data:text):?/i.test(value) &&
            // What React writes into a form that a script of ours sends.
            !/^javascript:throw new Error\('(A )?React form (was )?unexpectedly submitted\./.test(value)),
      ) ||
      (element instanceof HTMLScriptElement &&
        element.nonce === "" &&
        !element.src &&
        element.text.trim() === `${name}=1`) ||
      element.matches(
        'img[src="x"], a[href*="javascript:" i], iframe, object, embed, base, meta[http-equiv="refresh" i]',
      );
    return [...document.querySelectorAll("*")].filter(isHostile).map((element) => element.outerHTML.slice(0, 200));
  }, CANARY);
  expect(made, where).toEqual([]);
}

test("what is looked for is found where a page takes words for markup", async ({ page }) => {
  const site = await foreignSite({ "/": `<!doctype html><title>Taken in</title><p title="${long}` });
  await page.goto(site.elsewhere);
  await expect.poll(() => page.evaluate((name) => Reflect.get(globalThis, name), CANARY)).toBe(1);
  await expect(isHarmless(page, "it")).rejects.toThrow(/ran a script/);
  await page.evaluate((name) => Reflect.deleteProperty(globalThis, name), CANARY);
  await expect(isHarmless(page, "it")).rejects.toThrow(/javascript:/);
  site.close();
});

test("no screen makes anything of a script that somebody wrote into every field", async ({
  as,
  served,
  manager: _manager,
}) => {
  test.setTimeout(240_000);
  const { slug, manager, sourceIds } = await hostileHere(served.dataDir);
  const page = await as(manager);
  const screens = Object.entries(await screensOf(served.data, slug));
  const more = sourceIds.flatMap((id) => [
    `/sources/${id}`,
    `/sources/${id}/captured`,
    `/sources/${id}/changes`,
    `/sources/${id}/queue`,
  ]);
  const paths = [...screens.map(([, path]) => path), ...more.map((path) => `/investigations/${slug}${path}`)];
  let shown = 0;
  for (const path of new Set(paths)) {
    await page.goto(path);
    await expect(page.locator("main, [role=main]").first(), path).toBeVisible();
    await isHarmless(page, path);
    if ((await page.locator("body").textContent())?.includes(short)) shown += 1;
  }
  // Most of them show it, as the words that it is.
  expect(shown).toBeGreaterThan(10);
  await page.goto(`/investigations/${slug}/reports`);
  await page
    .getByRole("link", { name: /Renamed/ })
    .first()
    .click();
  await expect(page.getByRole("textbox", { name: "Report" })).toContainText(short);
  await isHarmless(page, "the report");
  await page.goto(`/investigations/${slug}/claims`);
  await page
    .getByRole("row", { name: /Revised/ })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(short);
  await isHarmless(page, "the claim");
});

test("nor do the web page, the public edition and what programs are given", async ({
  as,
  browser,
  served,
  manager: _manager,
}) => {
  test.setTimeout(120_000);
  const { slug, manager, token } = await hostileHere(served.dataDir);
  const member = await as(manager);
  const at = `/api/investigations/${slug}`;
  const exported = await member.request.get(`${at}/export?format=html`);
  expect(exported.status()).toBe(200);
  const site = await foreignSite({ "/": await exported.text() });
  const context = await browser.newContext();
  const page = await context.newPage();
  const warned: string[] = [];
  page.on("console", (message) => warned.push(message.text()));
  for (const address of [`${site.elsewhere}/`, `${served.url}/editions/${token}`]) {
    await page.goto(address);
    await expect(page.locator("body"), address).toContainText(short);
    await isHarmless(page, address);
  }
  expect(warned.filter((text) => /script|policy/i.test(text))).toEqual([]);
  await context.close();
  site.close();
  const paths = [
    `${at}/export?format=json`,
    `${at}/export?format=w3c`,
    `${at}/export?format=claimreview`,
    `${at}/export?format=hypothesis`,
    `${at}/export?format=csv`,
    `${at}/export?format=text`,
    `${at}/export?format=markdown`,
    `${at}/annotations?page=1`,
    `${at}/search?q=tower`,
  ];
  for (const path of paths) {
    const answer = await member.request.get(path);
    expect(answer.status(), path).toBe(200);
    const headers = answer.headers();
    expect(headers["content-type"], path).not.toMatch(/html|xml|svg/);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(await answer.text(), path).toContain(CANARY);
  }
});
