import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { journeyPassword } from "@/db/testing/served";
import { expect, test } from "./fixtures";
import { folder, serveAgain } from "./serve";

test("a restored backup is signed in to by password, and by no cookie from before", async ({ served, manager, as }) => {
  const page = await as(manager);
  const crossread = (...args: string[]) =>
    execFileSync(process.execPath, ["bin/crossread", ...args], { stdio: "pipe" });
  const [backup, data] = [join(folder(), "backup.sqlite"), folder()];
  crossread("backup", backup, "--data", served.dataDir);
  crossread("restore", backup, "--data", data);
  crossread("verify", "--data", data);
  const restored = await serveAgain(data);
  try {
    await page.goto(`${restored.url}/investigations`);
    await expect(page).toHaveURL(/\/sign-in/);
    await page.getByLabel("Email").fill(await served.data.emailOf(manager));
    await page.getByLabel("Password").fill(journeyPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("link", { name: /Al-Tanf/ }).click();
    await expect(page.getByText("retold", { exact: true })).toHaveCount(5);
    await page.goto("about:blank");
  } finally {
    await restored.stop();
  }
});
