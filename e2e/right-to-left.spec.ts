import { expect, test } from "./fixtures";

const text = [
  "قال المتحدث إن ست دبابات دمرت قرب المعبر.",
  "لم ير أحد الحطام بعد.",
  "نفت الوزارة ذلك يوم الثلاثاء.",
].join("\n\n");

test("a source that runs from right to left is set and marked that way, by keyboard", async ({
  as,
  served,
  manager,
}) => {
  const slug = "right-to-left";
  await served.data.openInvestigation(manager, slug, "Right to left");
  const { id } = await served.data.addSource(manager, slug, "بيان.txt", text);
  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${id}`);
  const article = page.locator(".article-text");
  await expect(article).toHaveAttribute("dir", "rtl");
  await expect(article).toContainText("ست دبابات");
  await article.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  for (let word = 0; word < 4; word += 1) await page.keyboard.press("Control+Shift+ArrowLeft");
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();
  await page.keyboard.press("c");
  await page.keyboard.press("2");
  const wording = page.getByRole("article").getByRole("button", { name: /قال المتحدث/ });
  await expect(wording).toBeVisible();
  expect(await wording.evaluate((button) => getComputedStyle(button).direction)).toBe("rtl");
  // The paragraph's number stands on the side the text begins at.
  const [number, words] = await article
    .locator("[data-index='1']")
    .evaluate((block) => [getComputedStyle(block, "::before").right, getComputedStyle(block).direction]);
  expect(words).toBe("rtl");
  expect(Number.parseFloat(number ?? "0")).toBeLessThan(0);
});
