import { expect, test } from "./fixtures";

test("the focus returns to what opened a form, and goes on beside what went away", async ({ as, served, manager }) => {
  const slug = "where-one-was";
  await served.data.openInvestigation(manager, slug, "Where one was");
  const lines = ["Four tanks burned.", "Two trucks were lost.", "A bridge fell."];
  const { id } = await served.data.addSource(manager, slug, "lines.txt", lines.join("\n\n"));
  for (const line of lines) await served.data.addClaim(manager, slug, id, line);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);

  const card = page.getByRole("complementary", { name: "On this page" }).getByRole("article").first();
  await card.getByRole("button", { name: "Four tanks burned." }).click();
  const reword = card.getByRole("button", { name: "Reword" });
  await reword.click();
  await page.keyboard.press("Escape");
  await expect(reword).toBeFocused();
  await page.keyboard.press("Enter");
  await card.getByRole("textbox", { name: "Wording" }).fill("Four tanks burned out.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(reword).toBeFocused();
  await card.getByRole("button", { name: "Withdraw" }).click();
  await page.keyboard.press("Escape");
  await expect(card.getByRole("button", { name: "Withdraw" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Told twice.");
  await card.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("button", { name: "Two trucks were lost." })).toBeFocused();

  await page.goto(`/investigations/${slug}/claims`);
  const rows = page.getByRole("grid", { name: "Claims" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await rows.nth(2).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "All claims" }).click();
  await expect(rows).toHaveCount(3);
  await page.keyboard.press("j");
  await expect(rows.nth(2)).toBeFocused();

  // A comment, its change and a reply.
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Comment on this claim" }).fill("Which bridge?");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  const edit = page.getByRole("button", { name: "Edit", exact: true }).last();
  await edit.click();
  await page.keyboard.type(" The old one?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(edit).toBeFocused();
  const reply = page.getByRole("button", { name: "Reply" });
  await reply.click();
  await page.keyboard.press("Escape");
  await expect(reply).toBeFocused();

  // A button that can do nothing for a moment keeps whoever has pressed it.
  await page.goto(`/investigations/${slug}/people`);
  const make = page.getByRole("button", { name: "Make a link" });
  await make.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Invitation link" })).toBeVisible();
  await expect(make).toBeFocused();
});

test("signing in begins in its first field", async ({ as }) => {
  const page = await as(null);
  await page.goto("/sign-in");
  await expect(page.getByLabel("Email")).toBeFocused();
});

test("the focus stays in the page when the last access token is revoked", async ({ as, served, manager }) => {
  const slug = "last-token";
  await served.data.openInvestigation(manager, slug, "The last token");
  const page = await as(manager);
  for (const address of ["/account", `/investigations/${slug}/people`]) {
    await served.data.tokenFor(manager, slug, ["read"]);
    await page.goto(address);
    const revoke = page.getByRole("button", { name: /^Revoke / });
    await revoke.click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await expect(revoke).toHaveCount(0);
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
  }
});
