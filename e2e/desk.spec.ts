import { spawnSync } from "node:child_process";
import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const text = ["Up to 4 tanks were destroyed that day, the ministry said.", "Nobody has seen the wrecks."].join("\n\n");
const other = "One tank was destroyed, reportedly, and some trucks with it.";

type Tools = { served: { url: string; dataDir: string }; slug: string };

/** An import from the command line, beside the server that runs. */
function fromTheCommandLine({ served, slug }: Tools, args: readonly string[], input: string): string {
  const done = spawnSync(
    process.execPath,
    ["bin/crossread", ...args, "--data", served.dataDir, "--investigation", slug],
    {
      input,
      encoding: "utf8",
    },
  );
  expect(done.status, done.stderr).toBe(0);
  return done.stdout;
}

const record = (id: string, exact: string, type: string) =>
  JSON.stringify({ id, command: "record-claim", input: { passage: { source: 1, exact }, wording: exact, type } });

test("what the command line records beside the server appears on an open desk", async ({ as, served, manager }) => {
  const slug = "beside";
  await served.data.openInvestigation(manager, slug, "Beside");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await expect(page.getByText("No claim on this page yet.")).toBeVisible();
  // Marking something and seeing it saved shows that the line is up: what comes next comes by it, and not by catching up.
  await selectWords(page, "Nobody has seen");
  await page.keyboard.press("c");
  await page.keyboard.press("9");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  fromTheCommandLine({ served, slug }, ["apply", "-"], record("one", "Up to 4 tanks", "equipment"));
  await expect(page.locator("mark", { hasText: "Up to 4 tanks" })).toBeVisible();
});

test("overlapping claims stay apart, and each can be reached", async ({ as, served, manager }) => {
  const slug = "overlapping";
  await served.data.openInvestigation(manager, slug, "Overlapping");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  const lines = [
    record("a", "Up to 4 tanks were destroyed", "equipment"),
    record("b", "tanks were destroyed that day", "timing"),
    record("c", "Up to 4 tanks were destroyed that day, the ministry said.", "attribution"),
    record("d", "were destroyed that", "other"),
  ];
  fromTheCommandLine({ served, slug }, ["apply", "-"], lines.join("\n"));
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await expect(page.getByRole("article")).toHaveCount(4);
  const open = page.locator("[data-claim-card][data-on]");
  const reached = new Set<string>();
  const reach = async (go: () => Promise<void>) => {
    const prior = [...reached].at(-1) ?? "none";
    await go();
    await expect(open).toHaveCount(1);
    await expect(open).not.toHaveAttribute("data-claim-card", prior);
    reached.add((await open.getAttribute("data-claim-card")) ?? "");
  };
  // Each has a line of its own, which runs on wherever the others begin and end.
  const underlines = () =>
    page
      .locator("mark")
      .evaluateAll((marks) => new Set(marks.map((mark) => getComputedStyle(mark).textUnderlineOffset)).size);
  await expect.poll(underlines).toBe(4);
  // By mouse: the innermost first, then the one beneath.
  const middle = page.locator("mark", { hasText: "were destroyed" }).last();
  await reach(() => middle.click());
  await reach(() => middle.click());
  expect(reached.size).toBe(2);
  // By keyboard, from where one clicked, which is within all of them: Tab goes round, and then on through the page.
  const article = page.locator(".article-text");
  reached.clear();
  await page.keyboard.press("Escape");
  await expect(open).toHaveCount(0);
  for (let stop = 0; stop < 4; stop += 1) await reach(() => page.keyboard.press("Tab"));
  expect(reached.size).toBe(4);
  await expect(article).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(article).not.toBeFocused();
  // And all of them in reading order, from the beginning.
  reached.clear();
  await article.focus();
  await page.keyboard.press("Escape");
  await expect(open).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Home");
  for (let stop = 0; stop < 4; stop += 1) await reach(() => page.keyboard.press("j"));
  expect(reached.size).toBe(4);
});

test("one's last change is undone, and the history shows both", async ({ as, served, manager }) => {
  const slug = "undone";
  await served.data.openInvestigation(manager, slug, "Undone");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await selectWords(page, "Up to 4 tanks");
  await page.keyboard.press("c");
  await page.keyboard.press("2");
  await expect(page.locator("mark", { hasText: "Up to 4 tanks" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Undo: claim 1 recorded" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.locator("mark")).toHaveCount(0);
  await page.goto(`/investigations/${slug}/history`);
  await expect(page.getByRole("main")).toContainText(/recorded/i);
  await expect(page.getByRole("main")).toContainText(/withdr[ae]w/i);
  await expect(page.getByRole("main")).toContainText(/unbroken/i);
});

test("a claim and its contradiction, by keyboard alone", async ({ as, served, manager }) => {
  const slug = "keyboard";
  await served.data.openInvestigation(manager, slug, "Keyboard");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  await served.data.addSource(manager, slug, "witness.txt", other);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  const article = page.getByRole("textbox", { name: /./ }).and(page.locator("[aria-readonly=true]"));
  await article.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  for (let word = 0; word < 4; word += 1) await page.keyboard.press("ControlOrMeta+Shift+ArrowRight");
  await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toMatch(/^Up to 4 tanks\s?$/);
  await page.keyboard.press("c");
  await page.keyboard.press("2");
  const mark = page.locator("mark");
  await expect(mark).toContainText("Up to 4 tanks");

  const link = page.getByRole("button", { name: "Link evidence" });
  await expect(link).toBeVisible();
  await link.focus();
  await page.keyboard.press("Enter");
  const banner = page.getByRole("region", { name: "Linking evidence" });
  await expect(banner).toBeVisible();
  await page.keyboard.press("Escape"); // Changed our mind: linking ends, nothing else happens.
  await expect(banner).toBeHidden();
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(banner).toBeVisible();
  await article.focus();
  await page.keyboard.press("]");
  await expect(page.getByRole("textbox", { name: /One tank|witness/i })).toBeVisible();
  await article.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  for (let word = 0; word < 2; word += 1) await page.keyboard.press("ControlOrMeta+Shift+ArrowRight");
  await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toMatch(/^One tank\s?$/);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Link evidence" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("radio", { name: "Corroborates" }).focus();
  await page.keyboard.press("2");
  await expect(dialog.getByRole("radio", { name: "Contradicts" })).toBeChecked();
  await dialog.getByLabel("Reason").focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await page.goto(`/investigations/${slug}/claims`);
  await expect(page.getByRole("row", { name: /Up to 4 tanks/ })).toContainText(/1\s*contradicts/);
});

test("the text cannot be altered", async ({ as, served, manager }) => {
  const slug = "unaltered";
  await served.data.openInvestigation(manager, slug, "Unaltered");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  const article = page.getByRole("textbox", { name: /./ }).and(page.locator("[aria-readonly=true]"));
  const before = await article.textContent();
  await article.click();
  for (const key of ["x", "Delete", "Backspace", "Enter", "ControlOrMeta+a", "Delete", "ControlOrMeta+x"]) {
    await page.keyboard.press(key);
  }
  await page.keyboard.insertText("something else");
  // The editor looks at what the browser did to it a frame later, and puts it back.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await article.textContent()).toBe(before);
});

test("a claim with many passages fits into a low window, and shows the others when asked", async ({
  as,
  served,
  manager,
}) => {
  const slug = "tall-card";
  await served.data.openInvestigation(manager, slug, "A tall card");
  const filling = Array.from({ length: 12 }, (_, at) => `Paragraph ${at + 1} says nothing of it.`);
  const { id } = await served.data.addSource(manager, slug, "tall.txt", [...filling, text].join("\n\n"));
  const witnesses = [1, 2, 3, 4, 5].map((at) => `Witness ${at} counted ${at} tanks on the road that day.`);
  await served.data.addSource(manager, slug, "witnesses.txt", witnesses.join("\n\n"));
  const claimId = await served.data.addClaim(manager, slug, id, "Up to 4 tanks were destroyed");
  const links = witnesses.map((exact, at) => {
    const input = { claimId, passage: { source: 2, exact }, relation: "contradicts" };
    return JSON.stringify({ id: `link-${at}`, command: "link-evidence", input });
  });
  fromTheCommandLine({ served, slug }, ["apply", "-"], links.join("\n"));

  const page = await as(manager);
  await page.setViewportSize({ width: 1280, height: 640 });
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await expect(page.locator("mark").first()).toBeVisible();
  await page.keyboard.press("j");
  const card = page.locator("[data-claim-card][data-on]");
  const passages = card.getByRole("list", { name: "Evidence" }).getByRole("listitem");
  await expect(passages).toHaveCount(3);
  await expect(card.getByRole("button", { name: "Withdraw" })).toBeInViewport();
  await expect(page.locator("mark").first()).toBeInViewport();
  const all = card.getByRole("button", { name: "All 5 passages" });
  await all.press("Enter");
  await expect(passages).toHaveCount(5);
  await expect(card.getByRole("button", { name: "Fewer passages" })).toBeFocused();
});

test("on paper the text has its claims below it, and nothing to press", async ({ as, served, manager }) => {
  const slug = "on-paper";
  await served.data.openInvestigation(manager, slug, "On paper");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", text);
  await served.data.addClaim(manager, slug, id, "Nobody has seen the wrecks");
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await expect(page.locator("mark")).toHaveCount(1);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const claims = page.getByRole("region", { name: "Claims on this page" });
  await expect(claims.getByRole("listitem")).toHaveText(/¶2 · Claim 1, equipment, open: Nobody has seen the wrecks/);
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("button", { name: "Correct…" })).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(claims).toHaveCount(0);
});
