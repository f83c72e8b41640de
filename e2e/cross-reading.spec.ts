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

test("lines join what is linked while both are in view, and follow as the texts are scrolled", async ({
  as,
  served,
  manager,
}) => {
  const slug = "lines";
  await served.data.openInvestigation(manager, slug, "Lines");
  const filling = Array.from(
    { length: 30 },
    (_, at) => `Tanks of column ${at + 1} were said to be elsewhere that day.`,
  );
  const sources = [await served.data.addSource(manager, slug, "one.txt", [ministry, ...filling].join("\n\n"))];
  sources.push(await served.data.addSource(manager, slug, "two.txt", [...filling, paper].join("\n\n")));
  const [one, two] = sources.map(({ id }) => id);
  const claimId = one && (await served.data.addClaim(manager, slug, one, "Up to 4 tanks were destroyed"));
  const [, versions] = await served.data.sourcesOf(slug);
  const exact = "Six tanks were destroyed";
  const start = versions?.text.indexOf(exact) ?? -1;
  const passage = {
    newPassageId: "psg_sixtanks000000000000",
    versionId: versions?.versionId ?? "",
    ...{ start, end: start + exact.length, exact },
  };
  const link = {
    linkId: "evl_sixtanks000000000000",
    claimId: claimId ?? "",
    passage,
    relation: "contradicts",
  } as const;
  await served.data.change(manager, slug, { name: "link-evidence", input: link });

  const page = await as(manager);
  await page.goto(`/investigations/${slug}/sources/${one}?beside=${two}`);
  await page.locator(".reading mark").first().click();
  // The passage that is linked stays in view though others are proposed.
  await expect(page.locator(".candidate").first()).toBeVisible();
  const line = page.locator(".link-lines .contradicts path");
  await expect(line).toHaveCount(1);
  const before = await line.getAttribute("d");
  await page.locator(".reading").evaluate((pane) => pane.scrollBy(0, 40));
  await expect(line).not.toHaveAttribute("d", before ?? "");
  await page.locator(".beside .article-scroll").evaluate((pane) => pane.scrollTo(0, 0));
  await expect(line).toHaveCount(0);
});
