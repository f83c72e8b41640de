import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const slug = "al-tanf-2017";
const words = "fell on a convoy the Iranians had sent";
const hostile = `<script>document.title = "taken"</script> \u202e${"long".repeat(1_000)}`;

test.describe("a conversation", () => {
  test("begins on selected words, names a colleague, and is answered and resolved", async ({ as, served, manager }) => {
    const [source] = await served.data.sourcesOf(slug);
    if (!source) throw new Error("The bundled investigation is not loaded.");
    const observer = await as(await served.data.addMember("Olive Observer", slug, "observer"));
    const colleague = await as(await served.data.addMember("Carl Colleague", slug, "annotator"));
    const desk = `/investigations/${slug}/sources/${source.id}`;
    await Promise.all([observer.goto(desk), colleague.goto(desk)]);
    await expect(colleague.getByRole("textbox", { name: source.title })).toBeVisible();

    // An observer comments, by the keyboard, and links nothing.
    await selectWords(observer, words);
    const bar = observer.getByRole("toolbar", { name: "Selected words" });
    await expect(bar.getByRole("button", { name: "Comment" })).toBeVisible();
    await expect(bar.getByRole("button", { name: /Evidence|Claim/ })).toHaveCount(0);
    await observer.keyboard.press("m");
    const writing = observer.getByRole("dialog", { name: "Comment on these words" });
    await expect(writing.getByRole("textbox", { name: "Comment" })).toBeFocused();
    await observer.keyboard.type("Who says so, @carl");
    await expect(writing.getByRole("option", { name: /Carl Colleague/ })).toHaveAttribute("aria-selected", "true");
    await observer.keyboard.press("Enter");
    await expect(writing.getByRole("textbox", { name: "Comment" })).toHaveValue("Who says so, @Carl Colleague ");
    await observer.keyboard.press("Control+Enter");
    await expect(writing).toBeHidden();

    // The colleague sees it without a reload, beside its words; answers and resolves.
    const card = colleague
      .getByRole("complementary", { name: "On this page" })
      .getByRole("article", { name: "Thread opened by Olive Observer" });
    await expect(card).toContainText("Who says so, @Carl Colleague");
    await card.getByRole("button", { name: words }).click();
    const text = colleague.getByRole("textbox", { name: source.title });
    await expect(text).toBeFocused();
    for (let letter = 0; letter < 4; letter += 1) await colleague.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => colleague.evaluate(() => getSelection()?.toString())).toBe(words.slice(0, 4));
    await card.getByRole("button", { name: "Read and reply" }).click();
    await expect(colleague.getByRole("dialog", { name: "Thread" })).toContainText("Who says so");
    await colleague.keyboard.press("Escape");
    await colleague.getByRole("button", { name: /open threads? on these words/ }).click();
    const reading = colleague.getByRole("dialog", { name: "Threads on this page" });
    const thread = reading.getByRole("article").filter({ hasText: "Who says so" });
    await expect(thread).toContainText(words);
    await thread.getByRole("button", { name: "Reply" }).click();
    await colleague.keyboard.type("The blog itself.");
    await thread.getByRole("button", { name: "Reply" }).click();
    await observer.getByRole("button", { name: /open threads? on these words/ }).click();
    const seen = observer.getByRole("dialog").getByRole("article").filter({ hasText: "Who says so" });
    await expect(seen).toContainText("The blog itself.");

    const overview = await as(manager);
    await colleague.goto(`/investigations/${slug}`);
    await expect(colleague.getByRole("region", { name: /You are named/ })).toContainText("Who says so");
    await overview.goto(`/investigations/${slug}`);
    await expect(overview.getByRole("region", { name: /You are named/ })).toHaveCount(0);

    await colleague.goto(desk);
    await colleague.getByRole("button", { name: /open threads? on these words/ }).click();
    await thread.getByRole("button", { name: "Resolve" }).click();
    await expect(observer.getByRole("article").filter({ hasText: "Who says so" })).toHaveCount(0);
  });

  test("on a claim shows what is typed as text, and what a colleague says at once", async ({
    as,
    served,
    manager: _manager,
  }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const one = await as(await served.data.addMember("One Reviewer", slug, "annotator"));
    const other = await as(await served.data.addMember("Other Reviewer", slug, "annotator"));
    await Promise.all([one.goto(claim), other.goto(claim)]);
    await one.getByRole("textbox", { name: "Comment on this claim" }).fill(hostile);
    const title = await one.title();
    await one.getByRole("button", { name: "Comment", exact: true }).click();
    const conversation = other.getByRole("region", { name: "Conversation" });
    await expect(conversation).toContainText('<script>document.title = "taken"</script>');
    expect(await other.title()).toBe(title);
    await expect(one.getByRole("textbox", { name: "Comment on this claim" })).toHaveValue("");
    const isWider = () =>
      other.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(await isWider()).toBe(false);

    // Taking back hides the words from both, and brings them back.
    const said = one.getByRole("region", { name: "Conversation" });
    const own = said.getByRole("listitem").filter({ hasText: "One Reviewer" }).last();
    await own.getByRole("button", { name: "Edit" }).click();
    await one.getByRole("textbox", { name: "Your comment" }).fill("How many?");
    await own.getByRole("button", { name: "Save" }).click();
    await expect(conversation.getByText("· edited")).toBeVisible();
    const thread = conversation.getByRole("article").filter({ hasText: "How many?" });
    await thread.getByRole("button", { name: "Reply" }).click();
    await other.keyboard.type("Two.");
    await thread.getByRole("button", { name: "Reply" }).click();
    await said
      .getByRole("listitem")
      .filter({ hasText: "How many?" })
      .last()
      .getByRole("button", { name: "Take back" })
      .click();
    await expect(conversation.getByText("Taken back.")).toBeVisible();
    await expect(conversation.getByText("How many?")).toHaveCount(0);
  });
});
