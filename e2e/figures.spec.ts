import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const ministry = "---\npublished: 2017-05-31\n---\n\nUp to 4 tanks were destroyed on May 18, the ministry said.";
const agency = "One tank was destroyed that day, reportedly, and nothing else was counted.";

test("a figure is read out of the quote, can be changed, and stands on one line with the others", async ({
  as,
  served,
  manager,
}) => {
  const slug = "figures";
  await served.data.openInvestigation(manager, slug, "Figures");
  const first = await served.data.addSource(manager, slug, "ministry.md", ministry);
  const second = await served.data.addSource(manager, slug, "agency.txt", agency);
  const sources = await served.data.sourcesOf(slug);
  const titleOf = (id: string) => sources.find((source) => source.id === id)?.title ?? "";
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${first.id}`);

  // Two keys, and the card has the figure.
  await selectWords(page, "Up to 4 tanks were destroyed");
  await page.keyboard.press("c");
  await page.keyboard.press("2");
  const card = page.getByRole("article").filter({ hasText: "Up to 4 tanks were destroyed" });
  await expect(card).toContainText("up to 4 tanks destroyed");
  await expect(page.getByText("Claim recorded: equipment, up to 4 tanks destroyed.")).toBeAttached();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  // Evidence of another figure, in a passage that no claim is made of.
  await page.getByRole("button", { name: "Link evidence" }).click();
  await page
    .getByRole("navigation", { name: "Sources" })
    .getByRole("link", { name: titleOf(second.id) })
    .click();
  await selectWords(page, "One tank was destroyed that day");
  await page.getByRole("button", { name: /^Link to claim/ }).click();
  const dialog = page.getByRole("dialog", { name: "Link evidence" });
  await dialog.getByRole("radio", { name: "Contradicts" }).check();
  await dialog.getByRole("button", { name: "Link evidence" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Open claim 1" }).click();
  const line = page.getByRole("table", { name: /Reported figures/ });
  await expect(line.getByRole("row", { name: /up to 4 tanks destroyed/ })).toBeVisible();
  await expect(line.getByRole("row", { name: /1 tank destroyed/ })).toContainText(
    "read from the passage · compatible, reported differently",
  );

  // Taken away and read again, as rows to edit.
  await page.getByRole("button", { name: "Edit claim" }).click();
  const form = page.getByRole("dialog", { name: "Edit claim 1" });
  const figure = form.getByRole("group", { name: "Figure 1" });
  await expect(figure.getByLabel("At most")).toHaveValue("4");
  await expect(figure.getByLabel("At least")).toHaveValue("");
  await expect(figure.getByLabel("Of what")).toHaveValue("tank");
  await form.getByRole("button", { name: "Remove figure 1" }).click();
  await expect(figure).toHaveCount(0);
  await form.getByRole("button", { name: "Read figures from the quote" }).click();
  await expect(form.getByText("1 figure read.")).toBeVisible();
  await form.getByRole("button", { name: "Read figures from the quote" }).click();
  await expect(form.getByText("No other figure in the quote.")).toBeVisible();
  await figure.getByLabel("At most").fill("5");
  await form.getByRole("button", { name: "Save claim" }).click();
  await expect(line.getByRole("row", { name: /up to 5 tanks destroyed/ })).toBeVisible();
});

test("the form offers the time that the quote names, and one press fills it in", async ({ as, served, manager }) => {
  const slug = "times";
  await served.data.openInvestigation(manager, slug, "Times");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", "They crossed on 18 May 2017, it is said.");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await selectWords(page, "They crossed on 18 May 2017");
  await page.keyboard.press("c");
  await page.keyboard.press("5");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Open claim 1" }).click();
  await page.getByRole("button", { name: "Edit claim" }).click();
  const form = page.getByRole("dialog", { name: "Edit claim 1" });
  await form.getByLabel("Where").fill("the river");
  // The desk may have read it already: what is emptied is offered again.
  await form.getByLabel("First day").fill("");
  await form.getByLabel("In the source’s words").fill("");
  await form.getByRole("button", { name: "Use this time" }).click();
  await expect(form.getByLabel("First day")).toHaveValue("2017-05-18");
  await expect(form.getByLabel("In the source’s words")).toBeFocused();
  await form.getByRole("button", { name: "Save claim" }).click();
  await expect(page.getByText("the river", { exact: true })).toBeVisible();
  await expect(page.getByText("on 18 May 2017", { exact: true })).toBeVisible();
});
