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

test("an invitation that was sent to the wrong person is withdrawn", async ({ as, served, manager }) => {
  const slug = "not-invited";
  await served.data.openInvestigation(manager, slug, "The not invited");
  const inviting = await as(manager);
  await inviting.goto(`/investigations/${slug}/people`);
  await inviting.getByLabel("As", { exact: true }).selectOption("curator");
  await inviting.getByRole("button", { name: "Make a link" }).click();
  const address = await inviting.getByLabel("Invitation link").inputValue();

  await inviting.getByRole("button", { name: "Withdraw the invitation for one curator" }).click();
  await inviting.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(inviting.getByRole("heading", { name: "Not used yet" })).toHaveCount(0);

  const invited = await as(null);
  await invited.goto(address);
  await expect(invited.getByRole("heading", { level: 1 })).toHaveText("This invitation is over");
  await inviting.goto(`/investigations/${slug}/history`);
  await expect(inviting.getByRole("main")).toContainText("withdrew an invitation for one curator");
});
