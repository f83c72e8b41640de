import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { journeyPassword } from "@/db/testing/served";
import { expect, test } from "./fixtures";

const STEP_MS = 30_000;

/** Each code of an app is good once, so the second is of the half minute to come: clocks may differ by one. */
const codeOf = (secret: string, steps: number) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * STEP_MS });

async function signIn(page: Page, email: string) {
  await page.goto("/sign-in?next=/account");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(journeyPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
}

async function give(page: Page, field: string, code: string) {
  await page.getByLabel(field, { exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("an app is set up, its code signs in once, and so does a recovery code", async ({ served, as }) => {
  const person = await served.data.addManager("A Careful Person");
  const email = await served.data.emailOf(person);
  const [page, lost] = [await as(person), await as(person)];
  await lost.goto("/account");
  await page.goto("/account");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = ((await page.locator("code.key").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("Code of the app").fill("000000");
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByText("That is not the code for this key.")).toBeVisible();
  const first = codeOf(secret, 0);
  await page.getByLabel("Code of the app").fill(first);
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("heading", { name: "Keep these recovery codes" })).toBeFocused();
  const codes = await page.locator(".recovery-codes li").allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 of 10 recovery codes are left.")).toBeVisible();
  await lost.reload();
  await expect(lost).toHaveURL(/\/sign-in/);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, email);
  await give(page, "Code", first);
  await expect(page.getByText("That code is wrong, or was used before.")).toBeVisible();
  const second = codeOf(secret, 1);
  await give(page, "Code", `${second.slice(0, 3)} ${second.slice(3)}`);
  await expect(page).toHaveURL(/\/account$/);

  await signIn(lost, email);
  await give(lost, "Code", second);
  await expect(lost.getByText("That code is wrong, or was used before.")).toBeVisible();
  await lost.getByRole("button", { name: "Use a recovery code" }).click();
  await expect(lost.getByLabel("Recovery code")).toBeFocused();
  await give(lost, "Recovery code", codes[0] ?? "");
  await expect(lost).toHaveURL(/\/account$/);
  await expect(lost.getByText("9 of 10 recovery codes are left.")).toBeVisible();

  const again = await as(null);
  await signIn(again, email);
  await give(again, "Code", codes[0] ?? "");
  await expect(again.getByText("That code is wrong, or was used before.")).toBeVisible();
});
