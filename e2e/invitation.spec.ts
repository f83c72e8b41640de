import { journeyPassword } from "@/db/testing/served";
import { expect, test } from "./fixtures";

test("an invitation lets one person in, with its role, once", async ({ as, served, manager }) => {
  const slug = "invited";
  await served.data.openInvestigation(manager, slug, "The invited");
  const inviting = await as(manager);
  await inviting.goto(`/investigations/${slug}/people`);
  await inviting.getByLabel("As", { exact: true }).selectOption("observer");
  await inviting.getByRole("button", { name: "Make a link" }).click();
  const address = await inviting.getByLabel("Invitation link").inputValue();

  const invited = await as(null);
  await invited.goto(address);
  await invited.getByLabel("Name").fill("An Observer");
  await invited.getByLabel("Email").fill("observer@example.org");
  await invited.getByLabel("Password").fill(journeyPassword);
  await invited.getByRole("button", { name: /account/i }).click();
  await expect(invited).toHaveURL(new RegExp(`/investigations/${slug}$`)); // Its title is that of the form too.
  await expect(invited.getByRole("heading", { level: 1 })).toContainText("The invited");

  const late = await as(null);
  await late.goto(address);
  await expect(late.getByLabel("Password")).toHaveCount(0);

  await inviting.reload();
  await expect(inviting.getByRole("main")).toContainText("An Observer");
});
