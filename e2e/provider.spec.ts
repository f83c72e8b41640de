import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { type Beside, beside } from "@/db/testing/served";
import { test as base, expect } from "./fixtures";
import { type OpenIdProvider, openIdProvider } from "./openid-provider";
import { type Running, serve } from "./serve";

/** A Crossread at which people sign in by a provider on this machine. */
const test = base.extend<object, { provider: OpenIdProvider; served: Running & Readonly<{ data: Beside }> }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
    async ({}, use) => {
      const provider = await openIdProvider();
      await use(provider);
      await provider.close();
    },
    { scope: "worker" },
  ],
  served: [
    async ({ provider }, use) => {
      const running = await serve({
        CROSSREAD_OIDC_ISSUER: provider.issuer,
        CROSSREAD_OIDC_CLIENT_ID: provider.clientId,
        CROSSREAD_OIDC_CLIENT_SECRET: provider.clientSecret,
        CROSSREAD_OIDC_NAME: "The paper",
      });
      provider.sendBackTo(`${running.url}/api/auth/callback/oidc`);
      const data = await beside(running.dataDir);
      await use({ ...running, data });
      await data.close();
      await running.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** Signs in on the provider's own page. */
async function atThePaper(page: Page, login: string) {
  await page.getByLabel("Login").fill(login);
  await page.getByRole("button", { name: "Go on" }).click();
}

test("an identity is connected on the account page, and opens the account from then on", async ({ as, manager }) => {
  const page = await as(manager);
  const elsewhere = await as(manager);
  await page.goto("/account");
  await page.getByRole("button", { name: "Connect with The paper" }).click();
  await page.getByRole("button", { name: "Go to The paper" }).click();
  await atThePaper(page, "amal");
  await expect(page.getByText("Connected. You can sign in by it from now on.")).toBeVisible();
  await expect(page.getByText("amal@example.org ·")).toBeVisible();
  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL(/\/sign-in/);
  await page.goto("/sign-in?next=/account");
  await page.getByRole("button", { name: "Sign in with The paper" }).click();
  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();

  // Whatever address a page is told to come back to, it is one of ours.
  const other = await as(null);
  await other.goto("/sign-in");
  const away = await other.evaluate(async () => {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, callbackUrl: "https://evil.example.org/", json: "true" });
    return (await (await fetch("/api/auth/signin/oidc", { method: "POST", body })).json()).url;
  });
  await other.goto(away);
  await atThePaper(other, "amal");
  await expect(other).toHaveURL(/\/investigations$/);
});

test("a provider is a first factor: where the account has an app, its code is asked for", async ({ as, served }) => {
  const page = await as(await served.data.addManager("A Careful Person"));
  await page.goto("/account");
  await page.getByRole("button", { name: "Connect with The paper" }).click();
  await page.getByRole("button", { name: "Go to The paper" }).click();
  await atThePaper(page, "careful");
  await expect(page.getByText("Connected.")).toBeVisible();
  await page.getByRole("button", { name: "Set up an app" }).click();
  const secret = ((await page.locator("code.key").textContent()) ?? "").replaceAll(" ", "");
  const codeIn = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("Code of the app").fill(codeIn(-1));
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL(/\/sign-in/);

  await page.goto("/sign-in?next=/account");
  await page.getByRole("button", { name: "Sign in with The paper" }).click();
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.goto("/sign-in/code?next=/account");
  await page.getByLabel("Code", { exact: true }).fill(codeIn(0));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/account$/);
});

test("a stranger's identity opens nothing, and makes no account", async ({ as, manager, served }) => {
  const stranger = await as(null);
  await stranger.goto("/sign-in");
  await stranger.getByRole("button", { name: "Sign in with The paper" }).click();
  const email = await served.data.emailOf(manager);
  await atThePaper(stranger, email.split("@", 1)[0] ?? ""); // The very address of an account: no proof of anything.
  await expect(stranger.getByText("no account here is connected with that")).toBeVisible();
  await stranger.goto("/account");
  await expect(stranger).toHaveURL(/\/sign-in/);

  // An answer that was asked for in another browser, or twice, is none.
  await stranger.goto("/api/auth/callback/oidc?code=x&state=y");
  await expect(stranger.getByText("Signing in there did not work.")).toBeVisible();
});

test("an invitation is used by an identity, whose account has no password until it is given one", async ({
  as,
  manager,
  served,
}) => {
  const slug = "vouched-for";
  await served.data.openInvestigation(manager, slug, "The vouched for");
  const inviting = await as(manager);
  await inviting.goto(`/investigations/${slug}/people`);
  await inviting.getByRole("button", { name: "Make a link" }).click();
  const address = await inviting.getByLabel("Invitation link").inputValue();

  const page = await as(null);
  await page.goto(address);
  await page.getByRole("button", { name: "Join with The paper" }).click();
  await atThePaper(page, "newcomer");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The vouched for");
  await inviting.reload();
  await expect(inviting.getByRole("main")).toContainText("newcomer of the paper");

  await page.goto("/account");
  const disconnect = async () => {
    await page.getByRole("button", { name: "Disconnect The paper" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  };
  await disconnect();
  await expect(page.getByText("Nothing else is left to sign in by.")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByLabel("New password").fill("some other long enough words");
  await page.getByRole("button", { name: "Set a password" }).click();
  await expect(page.getByLabel("Present password")).toBeVisible();
  await disconnect();
  await expect(page.getByRole("button", { name: "Disconnect The paper" })).toHaveCount(0);
});
