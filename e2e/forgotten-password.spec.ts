import { journeyPassword } from "@/db/testing/served";
import { expect, test } from "./fixtures";

const next = "some other long enough words";

test("a manager makes a link for a new password, which works once and signs the person out elsewhere", async ({
  as,
  served,
  manager,
}) => {
  const slug = "forgetful";
  await served.data.openInvestigation(manager, slug, "The forgetful");
  const person = await served.data.addMember("A Forgetful", slug, "annotator");
  const email = await served.data.emailOf(person);
  const elsewhere = await as(person);
  await elsewhere.goto("/accounts");
  await expect(elsewhere).toHaveTitle("Not found · Crossread");

  const managing = await as(manager);
  await managing.goto("/investigations");
  await managing.getByRole("link", { name: "Accounts" }).click();
  await expect(managing.getByRole("listitem").filter({ hasText: email })).toBeVisible();
  await managing.getByRole("button", { name: "New password for A Forgetful" }).click();
  await managing.getByRole("button", { name: "Make a link", exact: true }).click();
  const address = await managing.getByRole("textbox", { name: "Link for a new password" }).inputValue();

  const forgetful = await as(null);
  await forgetful.goto(address);
  await forgetful.getByLabel("New password").fill("Password2026!");
  await forgetful.getByRole("button", { name: "Set the password" }).click();
  await expect(forgetful.getByText("one of the first that anybody would try")).toBeVisible();
  await forgetful.getByLabel("New password").fill(next);
  await forgetful.getByRole("button", { name: "Set the password" }).click();
  await expect(forgetful.getByText("The password is changed.")).toBeVisible();
  await forgetful.getByRole("link", { name: "Sign in", exact: true }).click();
  await forgetful.getByLabel("Email").fill(email);
  await forgetful.getByLabel("Password").fill(journeyPassword);
  const refused = forgetful.waitForResponse((response) => response.url().includes("/callback/credentials"));
  await forgetful.getByRole("button", { name: "Sign in", exact: true }).click();
  await refused;
  await forgetful.getByLabel("Password").fill(next);
  await forgetful.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(forgetful.getByRole("heading", { name: "Investigations" })).toBeVisible();

  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  const late = await as(null);
  await late.goto(address);
  await expect(late.getByRole("heading", { name: "This link is over" })).toBeVisible();
});
