import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const ministry = "Up to 4 tanks were destroyed near the crossing that day, the ministry said.";
const paper = ["Six tanks were destroyed near the crossing, the paper wrote.", "Tanks were seen at the crossing."].join(
  "\n\n",
);

test("a contradiction is found and linked by reading across, and a rejected passage stays away", async ({
  as,
  served,
  manager,
}) => {
  const slug = "across";
  await served.data.openInvestigation(manager, slug, "Across");
  const { id } = await served.data.addSource(manager, slug, "ministry.txt", ministry);
  const { id: paperId } = await served.data.addSource(manager, slug, "paper.txt", paper);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  await selectWords(page, "Up to 4 tanks were destroyed");
  await page.keyboard.press("c");
  await page.keyboard.press("2");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.keyboard.press("\\");
  const candidates = page.getByRole("region", { name: "Candidates for claim 1" });
  const first = candidates.getByRole("button", { name: /Six tanks were destroyed near the crossing/ });
  await expect(first).toBeFocused();
  await expect(first).toContainText("6 tanks destroyed ≠ up to 4 tanks destroyed");
  expect(new URL(page.url()).searchParams.get("beside")).toBe(paperId);

  await page.keyboard.press("Enter");
  await page.keyboard.press("2");
  await expect(candidates.getByRole("button", { name: /Six tanks/ })).toHaveCount(0);
  await expect(page.locator(".link-lines .contradicts")).toHaveCount(1);
  await expect(candidates.getByRole("button", { name: /Tanks were seen/ })).toBeFocused();
  await page.keyboard.press("x");
  await expect(candidates.getByText("Nothing more here shares its words.")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.reload();
  await page.locator("mark", { hasText: "Up to 4 tanks" }).first().click();
  await expect(candidates.getByText("Nothing more here shares its words.")).toBeVisible();
  await expect(page.locator(".link-lines .contradicts")).toHaveCount(1);
});
