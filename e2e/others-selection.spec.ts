import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const slug = "al-tanf-2017";
const words = "fell on a convoy the Iranians had sent";

test("what a colleague selects is tinted under their name, moves nothing, and goes with them", async ({
  as,
  served,
  manager,
}) => {
  const [source] = await served.data.sourcesOf(slug);
  if (!source) throw new Error("The bundled investigation is not loaded.");
  const mine = await as(manager);
  const theirs = await as(await served.data.addMember("Carl Colleague", slug, "annotator"));
  const desk = `/investigations/${slug}/sources/${source.id}`;
  await Promise.all([mine.goto(desk), theirs.goto(desk)]);
  const article = mine.getByRole("textbox", { name: source.title });
  const paragraph = article.locator("p").filter({ hasText: words });
  await expect(paragraph).toBeVisible();
  const before = await paragraph.boundingBox();

  await selectWords(theirs, words);
  const selected = article.locator("[data-selected-by='Carl Colleague']");
  await expect(selected.first()).toHaveText(/^fell/);
  expect(await paragraph.boundingBox()).toEqual(before);

  // The list of investigations says that somebody is there.
  await mine.goto("/investigations");
  const listed = mine.getByRole("listitem").filter({ hasText: "Al-Tanf, May–June 2017" });
  await expect(listed).toContainText("1 colleague here now");
  await mine.goto(desk);
  await expect(selected.first()).toHaveText(/^fell/);

  await theirs.close();
  await expect(selected).toHaveCount(0);
});
