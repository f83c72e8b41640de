import { journeyPassword } from "@/db/testing/served";
import { expect, test } from "./fixtures";

test("a password is changed, which signs another device out, and only the new one opens the door", async ({
  served,

  as,
}) => {
  const person = await served.data.addManager("A Colleague");
  const [page, lost] = [await as(person), await as(person)];
  await lost.goto("/account");
  await page.goto("/account");

  const next = "some other long enough words";
  await page.getByLabel("Present password").fill("not the password");
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("The present password is not this one.")).toBeVisible();
  await page.getByLabel("Present password").fill(journeyPassword);
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("The password is changed.")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Account" })).toBeVisible();
  await lost.reload();
  await expect(lost).toHaveURL(/\/sign-in/);
  const email = await served.data.emailOf(person);
  for (const [password, at] of [
    [journeyPassword, /\/sign-in/],
    [next, /\/account$/],
  ] as const) {
    await lost.getByLabel("Email").fill(email);
    await lost.getByLabel("Password").fill(password);
    const answered = lost.waitForResponse((response) => response.url().includes("/callback/credentials"));
    await lost.getByRole("button", { name: "Sign in", exact: true }).click();
    await answered;
    await expect(lost).toHaveURL(at);
  }
});
