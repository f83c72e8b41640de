import { expect, test } from "@playwright/test";
import { journeyPassword } from "@/db/testing/served";
import { serve } from "./serve";

test("the printed link makes the first account, once, and leads to five accounts that conflict", async ({ page }) => {
  const running = await serve();
  try {
    expect((await page.request.get(`${running.url}/api/health`)).ok()).toBe(true);
    await page.goto(`${running.url}/investigations`);
    await expect(page).toHaveURL(/\/sign-in/);

    await page.goto(`${running.url}/first-run?token=wrong`);
    await expect(page.getByLabel("Password")).toHaveCount(0);

    await page.goto(running.firstRunUrl);
    await page.getByLabel("Name").fill("A Newcomer");
    await page.getByLabel("Email").fill("newcomer@example.org");
    await page.getByLabel("Password").fill(journeyPassword);
    await page.getByRole("button", { name: "Open the account" }).click();
    await page.getByRole("link", { name: /Al-Tanf/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Al-Tanf");
    await expect(page.getByText("retold", { exact: true })).toHaveCount(5);

    await page.goto(running.firstRunUrl);
    await expect(page.getByLabel("Password")).toHaveCount(0);

    await page.goto(`${running.url}/account`);
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.getByLabel("Email").fill("newcomer@example.org");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
    await page.getByLabel("Password").fill(journeyPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/investigations$/);
  } finally {
    await running.stop();
  }
});
