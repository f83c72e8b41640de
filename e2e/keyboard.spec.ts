import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const text = ["Up to 4 tanks were destroyed that day, the ministry said.", "Nobody has seen the wrecks."].join("\n\n");

test("five kinds of change are undone and done again by their names", async ({ as, served, manager }) => {
  const slug = "back-and-forth";
  await served.data.openInvestigation(manager, slug, "Back and forth");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  const page = await as(manager);
  const saved = page.getByText("Saved", { exact: true });
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await selectWords(page, "Up to 4 tanks were destroyed");
  await page.keyboard.press("c");
  await page.keyboard.press("2");
  await expect(saved).toBeVisible();
  await selectWords(page, "Nobody has seen the wrecks");
  await page.keyboard.press("e");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.getByRole("radio", { name: "Contradicts" }).check();
  await page.getByRole("button", { name: "Link evidence", exact: true }).last().click();
  await expect(saved).toBeVisible();
  await page.getByRole("link", { name: "Open claim 1" }).click();
  await expect(page.getByRole("button", { name: "Assess this claim" })).toBeVisible();
  await page.keyboard.press("a");
  const assessment = page.getByRole("form", { name: "Your assessment" });
  await assessment.getByRole("radio", { name: "Refuted" }).check();
  await assessment.getByRole("radio", { name: "Low" }).check();
  await assessment.getByLabel("Rationale").fill("No wreck was seen.");
  await assessment.getByRole("button", { name: "Save assessment" }).click();
  await expect(assessment).toHaveCount(0);
  await expect(saved).toBeVisible();
  await page.getByRole("button", { name: "Give a verdict" }).click();
  const verdict = page.getByRole("form", { name: "Verdict" });
  await verdict.getByRole("radio", { name: "Conflicting" }).check();
  await verdict.getByLabel("Rationale").fill("Two accounts.");
  await verdict.getByRole("button", { name: "Settle claim" }).click();
  await expect(verdict).toHaveCount(0);
  await expect(saved).toBeVisible();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("For a moment.");
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(saved).toBeVisible();

  const names = [
    "claim 1 withdrawn",
    "verdict given, claim 1",
    "claim 1 assessed",
    "evidence linked, claim 1",
    "claim 1 recorded",
  ];
  for (const name of names) {
    await expect(page.getByRole("button", { name: `Undo: ${name}` })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(page.getByRole("button", { name: `Redo: ${name}` })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  for (const name of [...names].reverse()) {
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(page.getByRole("button", { name: `Undo: ${name}` })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: /^Redo/ })).toHaveCount(0);
});

test("words of a text are found from anywhere, and keys can be changed", async ({ as, served, manager }) => {
  const slug = "found";
  await served.data.openInvestigation(manager, slug, "Found");
  await served.data.addSource(manager, slug, "ministry.txt", text);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/history`);
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("combobox", { name: "Search or do anything" });
  await field.fill("seen wrecks");
  await expect(page.getByRole("option", { name: /Nobody has seen the wrecks/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();

  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Change the key for: Claim from the selection" }).click();
  await page.keyboard.press("j");
  await expect(page.getByRole("dialog").getByText("That key is taken: Next highlight.")).toBeVisible();
  await page.keyboard.press("v");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("v");
  await expect(page.getByRole("group", { name: "Type of claim" })).toBeVisible();
  await page.keyboard.press("Escape");

  // What is told beside a button is the key that acts now; with single keys off, those with a modifier do.
  const claim = page.getByRole("toolbar", { name: "Selected words" }).getByRole("button", { name: "Claim" });
  await expect(claim).toHaveAttribute("aria-keyshortcuts", "v");
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: /^Single keys act/ }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(claim).toHaveAttribute("aria-keyshortcuts", "Alt+C");
  await page.keyboard.press("v");
  await expect(claim).toBeVisible();
  await page.keyboard.press("Alt+c");
  await expect(page.getByRole("group", { name: "Type of claim" })).toBeVisible();
});
