import { expect, test } from "./fixtures";
import { watchWalls } from "./walls";

test("a script in an attribute does not run, and every journey would hear of it", async ({ browser, served }) => {
  const context = await browser.newContext({ baseURL: served.url });
  const page = await context.newPage();
  const problems: string[] = [];
  await watchWalls(page, served.url, problems);
  const heard = page.waitForEvent("console", (message) => message.text().startsWith("The policy's"));
  await page.goto("/sign-in");
  await page.evaluate(() => {
    document.body.innerHTML += '<img src="/missing" onerror="document.title = \'It ran\'">';
  });
  expect((await heard).text()).toMatch(/^The policy's script-src-attr stopped inline$/);
  await expect(page).toHaveTitle(/Sign in/);
  expect(problems).toEqual([]);
  await context.close();
});

test("whatever is answered forbids sniffing, framing and foreign scripts", async ({ request, served }) => {
  const paths = [
    "/",
    "/sign-in",
    "/no-such-page",
    "/api/health",
    "/offline.js",
    "/live",
    "/editions/none",
    "/icon.svg",
  ];
  for (const path of paths) {
    const headers = (await request.get(new URL(path, served.url).href, { maxRedirects: 0 })).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["content-security-policy"], path).toMatch(/default-src '(self|none)'/);
    expect(headers["content-security-policy"], path).toMatch(/frame-ancestors 'none'/);
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("no folder is listed, and no path leads out of one", async ({ request, served }) => {
  const paths = [
    "/_next",
    "/_next/",
    "/_next/static/",
    "/_next/static/../../package.json",
    "/data/secret",
    "/.git/config",
  ];
  const hidden = [
    "/%2e%2e/package.json",
    "/_next/static/%2e%2e/%2e%2e/package.json",
    "/..%2fdata%2fsecret",
    "/%5c..%5cdata",
  ];
  for (const path of [...paths, ...hidden]) {
    const answer = await request.get(`${served.url}${path}`, { maxRedirects: 0 });
    expect([404, 400, 308], path).toContain(answer.status());
    expect(await answer.text(), path).not.toMatch(/"dependencies"|repositoryformatversion|Index of/);
  }
});
