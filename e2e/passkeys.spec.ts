import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** A device with a finger on it, as Chromium imitates one. */
async function device(page: Page, { isUserVerified = true } = {}) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  const credentials = async () => (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  return {
    credentials,
    /** The same key as it was some uses ago: a copy. */
    async turnBack() {
      const [credential] = await credentials();
      if (!credential) throw new Error("The device has no key.");
      await client.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credential.credentialId });
      await client.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credential, signCount: 1 } });
    },
  };
}

async function add(page: Page, name: string) {
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Go on" }).click();
}

async function signOut(page: Page) {
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page).toHaveURL(/\/sign-in/);
}

test("a passkey is added, signs in by itself, and its copy does not", async ({ served, as }) => {
  const person = await served.data.addManager("A Person With A Finger");
  const [page, lost] = [await as(person), await as(person)];
  await lost.goto("/account");
  const finger = await device(page);
  await page.goto("/account");
  await add(page, "My laptop");
  await expect(page.getByText("“My laptop” signs you in from now on.")).toBeVisible();
  expect(await finger.credentials()).toHaveLength(1);
  await lost.reload();
  await expect(lost).toHaveURL(/\/sign-in/);

  await signOut(page);
  await page.goto("/sign-in?next=/account");
  const sent = page.waitForRequest((request) => request.url().endsWith("/callback/passkey"));
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  const replayed = (await sent).postData() ?? "";
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText(/Added .*, last used/)).toBeVisible();

  await page.getByRole("button", { name: "Rename the passkey My laptop" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Old laptop");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Old laptop", { exact: true })).toBeVisible();

  await signOut(page);
  const headers = { "content-type": "application/x-www-form-urlencoded", origin: served.url };
  const again = await page.request.post("/api/auth/callback/passkey", { data: replayed, headers });
  expect(again.status()).toBe(401);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);

  await finger.turnBack();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey does not open anything here.")).toBeVisible();
});

test("a removed passkey opens nothing, and neither does a device that does not ask who holds it", async ({
  served,
  as,
}) => {
  const person = await served.data.addManager("A Person Who Lost It");
  const page = await as(person);
  await device(page);
  await page.goto("/account");
  await add(page, "Key ring");
  await page.getByRole("button", { name: "Remove the passkey Key ring" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Key ring", { exact: true })).toHaveCount(0);
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey does not open anything here.")).toBeVisible();

  const other = await as(person);
  await device(other, { isUserVerified: false });
  await other.goto("/account");
  await add(other, "Anybody's");
  await expect(other.getByRole("dialog").getByRole("alert")).toBeVisible();
  await other.getByRole("button", { name: "Close" }).click();
  await expect(other.getByText("Anybody's", { exact: true })).toHaveCount(0);
});
