import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

const body = [
  "The river rises at the ferry",
  "Engineers opened the gates of the northern dam on Sunday, two officials said, and the river rose.",
  "Farmers along the lower river said that nobody had warned them of it before the evening.",
  "Reporters on the bank counted four boats adrift and one that had sunk beside the mill.",
  "The ministry of water answered that warnings had been sent by radio on the day before.",
];

test("voices are put right by mouse and by keyboard, follow on everybody's desk, and are undone", async ({
  as,
  served,
  manager,
}) => {
  const slug = "voices";
  await served.data.openInvestigation(manager, slug, "Voices");
  const { id } = await served.data.addSource(manager, slug, "river.txt", body.join("\n\n"));
  const path = `/investigations/${slug}/sources/${id}`;
  const [page, colleague] = [await as(manager), await as(manager)];
  await page.goto(path);
  await colleague.goto(path);
  await expect(colleague.locator(".article-text")).toContainText("Engineers opened");

  await page.getByRole("button", { name: "Voices…" }).click();
  const dialog = page.getByRole("dialog", { name: "Voices" });
  await dialog.getByRole("button", { name: "Split segment 1" }).click();
  const edge = dialog.getByRole("slider", { name: "Edge between Article and Article" });
  await expect(edge).toBeFocused();
  await expect(edge).toHaveAttribute("aria-valuetext", /^begins at “Engineers opened/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(edge).toHaveAttribute("aria-valuetext", /^begins at “Reporters on the bank/);
  await expect(edge).toBeFocused();
  await page.keyboard.press("Home");
  await expect(edge).toHaveAttribute("aria-valuenow", "2");

  await dialog.getByRole("combobox", { name: "Kind of segment 2" }).selectOption("Wire copy");
  await dialog.getByRole("combobox", { name: "Voice of segment 2" }).fill("The agency");
  await dialog.getByRole("combobox", { name: "Reliability of segment 2" }).selectOption("B");

  // By mouse: cut the end off, then drag its edge a paragraph up.
  await dialog.getByText(body[4] ?? "").hover();
  await dialog.getByText("Split here").click();
  await dialog.getByRole("combobox", { name: "Kind of segment 3" }).selectOption("Reader comment");
  const lower = dialog.getByRole("slider", { name: "Edge between Wire copy, The agency and Reader comment" });
  await lower.scrollIntoViewIfNeeded();
  const from = await lower.boundingBox();
  const above = await dialog.getByText(body[3] ?? "").boundingBox();
  if (!from || !above) throw new Error("The edge is not in view.");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(above.x + 40, above.y + 6, { steps: 4 });
  await expect(lower).toHaveAttribute("aria-valuetext", /^begins at “Reporters on the bank/);
  await page.mouse.up();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Save voices" }).click();
  await expect(dialog).toHaveCount(0);

  for (const desk of [page, colleague]) {
    await expect(desk.locator(".segment-heading", { hasText: "Wire copy" })).toContainText("The agency");
    await expect(desk.locator(".segment-heading", { hasText: "Reader comment" })).toBeVisible();
    await expect(desk.getByText(body[3] ?? "")).toBeHidden();
  }
  await page.getByRole("button", { name: "Undo: voices changed" }).click();
  for (const desk of [page, colleague]) await expect(desk.locator(".segment-heading")).toHaveCount(0);
});

test("a source's data is corrected, by keyboard, against what a colleague saved meanwhile, and undone", async ({
  as,
  served,
  manager,
}) => {
  const slug = "corrected";
  await served.data.openInvestigation(manager, slug, "Corrected");
  const { id } = await served.data.addSource(manager, slug, "river.txt", body.join("\n\n"));
  const path = `/investigations/${slug}/sources/${id}`;
  const [page, colleague] = [await as(manager), await as(manager)];
  await page.goto(path);
  await colleague.goto(path);
  const open = async (desk: typeof page) => {
    await desk.getByRole("button", { name: "Correct…" }).focus();
    await desk.keyboard.press("Enter");
    return desk.getByRole("dialog", { name: "Correct the source’s data" });
  };
  const mine = await open(page);
  await expect(mine.getByLabel("Title")).toBeFocused();
  const theirs = await open(colleague);
  await theirs.getByLabel("Outlet").fill("Ferry Post");
  await theirs.getByLabel("Outlet").press("Enter");
  await expect(page.locator(".article-meta")).toContainText("Ferry Post");

  await mine.getByLabel("Published").fill("2017-06-31");
  await mine.getByLabel("Outlet").fill("The Ferry Post");
  await mine.getByRole("button", { name: "Save corrections" }).click();
  await expect(mine.getByRole("alert")).toContainText("Published: must be a date");
  await mine.getByLabel("Published").fill("2017-06");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await mine.getByRole("button", { name: "Save corrections" }).click();
  await expect(mine.getByRole("alert")).toContainText("Outlet says now: Ferry Post.");
  await mine.getByRole("button", { name: "Save mine over theirs" }).click();

  for (const desk of [page, colleague]) {
    await expect(desk.locator(".article-meta")).toContainText("The Ferry Post");
    await expect(desk.locator(".article-meta")).toContainText("June 2017");
  }
  await page.getByRole("button", { name: "Undo: source corrected" }).click();
  await expect(colleague.locator(".article-meta")).not.toContainText("June 2017");
  await expect(colleague.locator(".article-meta")).toContainText("Ferry Post");
});

test("what a text says of its voices is proposed when it comes in, and again with the reasons when asked", async ({
  as,
  served,
  manager,
}) => {
  const slug = "proposed";
  await served.data.openInvestigation(manager, slug, "Proposed");
  const readers = ["2 Comments", "Ada says:", "I saw the boats.", "Otto says:", "There were five of them."];
  const text = [
    "[Editor’s note: We could not reach the mill.]",
    `PORT HAVEN (Reuters) - ${body[1]}`,
    body[2],
    ...readers,
  ];
  const { id } = await served.data.addSource(manager, slug, "river.txt", text.join("\n\n"));
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await expect(page.locator(".segment-heading b")).toHaveText([
    "Editor’s note",
    "Wire copy",
    "Reader comment",
    "Reader comment",
  ]);
  await expect(page.getByText("I saw the boats.")).toBeHidden();

  await page.getByRole("button", { name: "Voices…" }).click();
  const dialog = page.getByRole("dialog", { name: "Voices" });
  await dialog.getByRole("button", { name: "Merge segment 3 with the next" }).click();
  await expect(dialog.getByRole("combobox", { name: "Kind of segment 4" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Propose from the text" }).click();
  await expect(dialog.getByRole("combobox", { name: "Voice of segment 4" })).toHaveValue("Otto");
  await expect(dialog.getByText("Begins with the dateline of an agency: “PORT HAVEN (Reuters)")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});
