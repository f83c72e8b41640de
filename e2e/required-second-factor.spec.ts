import { expect, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { beside, journeyPassword } from "@/db/testing/served";
import { serve } from "./serve";

test("whoever needs a second factor comes in to set one up, and nowhere else until it is done", async ({ page }) => {
  const running = await serve({ CROSSREAD_SECOND_FACTOR: "managers" });
  const data = await beside(running.dataDir);
  try {
    const email = await data.emailOf(await data.addManager("The Manager"));
    const member = await data.emailOf(await data.addMember("A Member", "al-tanf-2017", "annotator"));
    const signIn = async (who: string) => {
      await page.goto(`${running.url}/sign-in`);
      await page.getByLabel("Email").fill(who);
      await page.getByLabel("Password").fill(journeyPassword);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
    };
    await signIn(member);
    await expect(page.getByRole("link", { name: /Al-Tanf/ })).toBeVisible();
    await page.goto(`${running.url}/account`);
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await expect(page).toHaveURL(/\/sign-in/);

    await signIn(email);
    await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
    for (const path of ["/investigations", "/account", "/accounts", "/investigations/al-tanf-2017/people"]) {
      await page.goto(running.url + path);
      await expect(page).toHaveURL(/\/second-factor\?next=/);
    }
    for (const path of ["/api/investigations/al-tanf-2017/sources", "/live?investigation=al-tanf-2017"]) {
      const refused = await page.request.get(running.url + path);
      expect(refused.status()).toBe(403);
      expect(await refused.text()).toContain("asks for a second factor");
    }

    await page.goto(`${running.url}/account`);
    await page.getByRole("button", { name: "Set up an app" }).click();
    const secret = ((await page.locator("code.key").textContent()) ?? "").replaceAll(" ", "");
    await page.getByLabel("Code of the app").fill(new TOTP({ secret }).generate());
    await page.getByRole("button", { name: "Switch on" }).click();
    await expect(page.locator(".recovery-codes li")).toHaveCount(10);
    await page.getByRole("link", { name: "Go on" }).click();
    await expect(page).toHaveURL(/\/account$/);
    await page.goto("about:blank");
  } finally {
    await data.close();
    await running.stop();
  }
});
