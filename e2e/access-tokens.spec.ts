import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";

test("somebody makes an access token, sees it once, and a manager revokes it", async ({ as, served, manager }) => {
  const annotator = await as(await served.data.addMember("Ada Lind", slug, "annotator"));
  await annotator.goto("/account");
  await annotator.getByLabel("Name", { exact: true }).fill("Nightly export");
  await annotator.getByRole("checkbox", { name: "Export reports" }).check();
  await annotator.getByLabel("Expires after").selectOption("7 days");
  await annotator.getByRole("button", { name: "Make a token" }).click();
  const shown = annotator.getByLabel("Access token", { exact: true });
  await expect(shown).toHaveValue(/^crt_[\w-]{32}$/);
  const own = annotator.getByRole("list", { name: "Your access tokens" });
  await expect(own.getByRole("listitem")).toContainText("may read and export");
  await annotator.reload();
  await expect(own).toContainText("Never used");
  await expect(shown).toBeHidden();

  const people = await as(manager);
  await people.goto(`/investigations/${slug}/people`);
  const tokens = people.getByRole("list", { name: "Access tokens of this investigation" });
  await expect(tokens).toContainText("of Ada Lind");
  await people.getByRole("button", { name: "Revoke Nightly export" }).click();
  await people.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(people.getByText("of Ada Lind")).toHaveCount(0);
  await people.goto(`/investigations/${slug}/history`);
  await expect(
    people.getByRole("listitem").filter({ hasText: "revoked the access token “Nightly export”" }),
  ).toBeVisible();
  await annotator.reload();
  await expect(own).toBeHidden();
});
