import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";

test.describe("one browser", () => {
  test("sends what two tabs of one person wrote without a connection once each, though one was closed", async ({
    as,
    served,
    manager: _manager,
  }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const one = await as(await served.data.addMember("Tess Tabs", slug, "annotator"));
    const reader = await as(await served.data.addMember("Rolf Reader", slug, "annotator"));
    const other = await one.context().newPage();
    await Promise.all([one.goto(claim), other.goto(claim), reader.goto(claim)]);
    for (const page of [one, other]) await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();

    await one.context().setOffline(true);
    const say = async (page: typeof one, words: string) => {
      await page.getByRole("textbox", { name: "Comment on this claim" }).fill(words);
      await page.getByRole("button", { name: "Comment", exact: true }).click();
      await expect(page.getByRole("region", { name: "Conversation" })).toContainText(words);
    };
    await say(one, "From the first tab.");
    await say(other, "From the second tab.");
    for (const page of [one, other]) await expect(page.getByRole("button", { name: "2 changes wait" })).toBeVisible();
    await one.close();
    await other.context().setOffline(false);
    await expect(other.getByRole("button", { name: "Saved" })).toBeVisible();
    await other.reload();
    for (const page of [other, reader]) {
      const conversation = page.getByRole("region", { name: "Conversation" });
      for (const words of ["From the first tab.", "From the second tab."])
        await expect(conversation.getByText(words)).toHaveCount(1);
    }
  });

  test("sends nothing under the account that signed in meanwhile, and all of it when its author is back", async ({
    as,
    served,
    manager: _manager,
  }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const [author, guest] = [
      await served.data.addMember("Ada Author", slug, "annotator"),
      await served.data.addMember("Gus Guest", slug, "annotator"),
    ];
    const page = await as(author);
    const context = page.context();
    await page.goto(claim);
    await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
    await context.setOffline(true);
    const words = "Mine, and nobody else's.";
    await page.getByRole("textbox", { name: "Comment on this claim" }).fill(words);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(page.getByRole("button", { name: "1 change waits" })).toBeVisible();

    const signIn = async (person: typeof author) => {
      const cookie = await served.data.cookieFor(person);
      await context.addCookies([{ ...cookie, url: served.url, httpOnly: true, sameSite: "Lax" }]);
    };
    await signIn(guest);
    await context.setOffline(false);
    const account = (name: string) => page.getByRole("banner").getByRole("button", { name: new RegExp(name) });
    await expect(account("Gus Guest")).toBeVisible(); // The page became theirs.
    await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
    await expect(page.getByText(words)).toHaveCount(0);

    await signIn(author);
    await page.reload();
    const thread = page.getByRole("article", { name: "Thread opened by Ada Author" });
    await expect(thread).toContainText(words);
    await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("region", { name: "Conversation" }).getByText(words)).toHaveCount(1);
  });
});
