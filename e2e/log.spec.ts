import { beside, journeyPassword } from "@/db/testing/served";
import { expect, test } from "./fixtures";
import { serve } from "./serve";

const slug = "al-tanf-2017";

test("no password, token, cookie or word of a query gets into the log", async ({ browser }) => {
  const running = await serve({ CROSSREAD_LOG: "json" });
  const data = await beside(running.dataDir);
  const manager = await data.addManager("A Manager");
  const invitation = await data.invite(manager, slug);
  const secrets = {
    password: journeyPassword,
    "a wrong password": "wrong-password-typed-once",
    "an invitation's token": invitation,
    "a token of somebody's own making": "made-up-token-of-an-invitation",
    "what was searched": "searched-for-in-private",
    "the password of a newcomer": "a-newcomers-own-password",
  };
  const context = await browser.newContext({ baseURL: running.url });
  const page = await context.newPage();
  const signIn = async (password: string) => {
    await page.getByLabel("Email").fill(await data.emailOf(manager));
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await page.goto(`/sign-in?next=/investigations/${slug}`);
  await signIn(secrets["a wrong password"]);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await signIn(secrets.password);
  await expect(page).toHaveURL(new RegExp(`/investigations/${slug}$`));
  await expect(page.getByRole("heading", { name: "Sources" })).toBeVisible(); // It is there, and not only on its way.
  const [source] = await data.sourcesOf(slug);
  await page.goto(`/investigations/${slug}/sources/${source?.id}`);
  await expect(page.locator("mark").first()).toBeVisible();
  await page.request.get(`/api/investigations/${slug}/search?q=${secrets["what was searched"]}`);
  await page.request.get(`/api/investigations/${slug}/export?format=nonsense&claims=${secrets["what was searched"]}`);
  const cookies = (await context.cookies()).map(({ value }) => value);
  await page.goto(`/invitations/${secrets["a token of somebody's own making"]}`);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`/invitations/${invitation}`);
  await page.getByLabel("Name").fill("A Newcomer");
  await page.getByLabel("Email").fill("newcomer@example.org");
  await page.getByLabel("Password", { exact: true }).fill(secrets["the password of a newcomer"]);
  await page
    .getByRole("button", { name: /Join|account/i })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/investigations/${slug}$`));
  cookies.push(...(await context.cookies()).map(({ value }) => value));
  await context.close();
  await data.close();
  const lines = running.output().trim().split("\n");
  await running.stop();

  const requests = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "request");
  expect(requests.length).toBeGreaterThan(20);
  expect(requests.map(({ path }) => path)).toContain("/invitations/…");
  // The link for the first account is for who started it, and good until there is one.
  const log = lines.filter((line) => !line.includes("Create the first account")).join("\n");
  for (const [what, secret] of Object.entries(secrets)) expect(log.includes(secret), what).toBe(false);
  for (const value of cookies.filter(({ length }) => length > 20)) expect(log.includes(value), "a cookie").toBe(false);
  for (const { path } of requests) expect(path).not.toContain("?");
});
