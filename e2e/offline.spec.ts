import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";

test.describe("without a connection", () => {
  test("what is said waits on the device, survives the tab, and is sent once when it is opened again", async ({
    as,
    served,
    manager: _manager,
  }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const writer = await as(await served.data.addMember("Wendy Writer", slug, "annotator"));
    const reader = await as(await served.data.addMember("Rita Reader", slug, "annotator"));
    await Promise.all([writer.goto(claim), reader.goto(claim)]);
    await expect(writer.getByRole("button", { name: "Saved" })).toBeVisible();

    const context = writer.context();
    await context.setOffline(true);
    const words = "Written on the train.";
    await writer.getByRole("textbox", { name: "Comment on this claim" }).fill(words);
    await writer.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(writer.getByRole("region", { name: "Conversation" })).toContainText(words);
    await writer.getByRole("button", { name: "1 change waits" }).click();
    const panel = writer.getByRole("dialog", { name: "Changes on this device" });
    await expect(panel).toContainText("You can close this tab");
    await expect(panel.getByRole("listitem")).toContainText(words);

    // Closed without a warning, and opened another day.
    await writer.close({ runBeforeUnload: true });
    await expect(reader.getByText(words)).toHaveCount(0);
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(claim);
    await expect(reader.getByRole("region", { name: "Conversation" })).toContainText(words);
    await expect(again.getByRole("button", { name: "Saved" })).toBeVisible();
    await again.reload();
    await expect(again.getByRole("button", { name: "Saved" })).toBeVisible();
    for (const page of [again, reader]) {
      await expect(page.getByRole("region", { name: "Conversation" }).getByText(words)).toHaveCount(1);
    }
  });

  test("two people edit one claim, and who comes back settles it field by field", async ({ as, served, manager }) => {
    const [source] = await served.data.sourcesOf(slug);
    if (!source) throw new Error("The bundled investigation is not loaded.");
    const exact = source.text.slice(0, 40);
    const claim = `/investigations/${slug}/claims/${await served.data.addClaim(manager, slug, source.id, exact)}`;
    const away = await as(await served.data.addMember("Ada Away", slug, "curator"));
    const here = await as(await served.data.addMember("Henry Here", slug, "curator"));
    await Promise.all([away.goto(claim), here.goto(claim)]);
    await expect(away.getByRole("button", { name: "Saved" })).toBeVisible();

    const edit = async (page: typeof away, wording: string, place: string) => {
      await page.getByRole("button", { name: "Edit claim" }).click();
      const form = page.getByRole("dialog", { name: /Edit claim/ });
      await form.getByRole("textbox", { name: "Wording" }).fill(wording);
      await form.getByRole("textbox", { name: "Where" }).fill(place);
      await form.getByRole("button", { name: "Save claim" }).click();
      await expect(page.getByRole("heading", { level: 1, name: wording })).toBeVisible();
    };
    await away.context().setOffline(true);
    await edit(away, "Written away.", "by the river");
    await edit(here, "Written here.", "in the hills");
    await away.context().setOffline(false);

    const conflict = away.getByRole("region", { name: "Two versions" });
    await expect(conflict).toContainText("Henry Here changed this claim");
    await conflict.getByRole("button", { name: "Save what I chose" }).click();
    await expect(conflict.getByText("Choose one.")).toHaveCount(2);
    await conflict.getByRole("group", { name: "Wording" }).getByRole("radio", { name: "Both" }).check();
    await conflict.getByRole("group", { name: "Place" }).getByRole("radio", { name: "Mine" }).check();
    await conflict.getByRole("button", { name: "Save what I chose" }).click();
    await expect(conflict).toBeHidden();
    for (const page of [away, here]) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Written here. / Written away.");
      await expect(page.getByRole("main")).toContainText("by the river");
    }
  });

  test("two curators settle one claim, and who comes back settles which verdict holds, with the words of both", async ({
    as,
    served,
    manager,
  }) => {
    const [source] = await served.data.sourcesOf(slug);
    if (!source) throw new Error("The bundled investigation is not loaded.");
    const exact = source.text.slice(0, 50);
    const claim = `/investigations/${slug}/claims/${await served.data.addClaim(manager, slug, source.id, exact)}`;
    const away = await as(await served.data.addMember("Cora Away", slug, "curator"));
    const here = await as(await served.data.addMember("Carl Here", slug, "curator"));
    const verdict = (page: typeof away) => page.getByRole("region", { name: "Verdict" });
    const open = async (page: typeof away) => {
      await verdict(page)
        .getByRole("button", { name: /a verdict|the verdict/ })
        .click();
      await expect(verdict(page).getByRole("textbox", { name: "Rationale" })).toBeVisible();
    };
    const settle = async (page: typeof away, choice: string, words: string) => {
      await verdict(page).getByRole("textbox", { name: "Rationale" }).click();
      await page.keyboard.type(words);
      await verdict(page).getByRole("radio", { name: choice }).check();
      await verdict(page).getByRole("button", { name: "Settle claim" }).click();
      await expect(verdict(page).locator(".verdict-value")).toHaveText(choice);
    };
    await Promise.all([away.goto(claim), here.goto(claim)]);
    await expect(away.getByRole("button", { name: "Saved" })).toBeVisible();
    await open(away);
    await expect(verdict(away).getByText("Saved", { exact: true })).toBeVisible();
    await away.context().setOffline(true);
    await settle(away, "Refuted", "Written away.");
    await open(here);
    await settle(here, "Supported", "Written here.");
    await expect(here.getByRole("button", { name: "Saved" })).toBeVisible();
    // Closed before the line is back: the next page is refused, and says so with the words.
    await expect(away.getByRole("button", { name: "1 change waits" })).toBeVisible();
    await away.close();
    const context = away.context();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(claim);
    const panel = again.getByRole("dialog", { name: "Changes on this device" });
    await expect(panel.getByRole("listitem")).toContainText("Written away.");
    await panel.getByRole("button", { name: "Edit" }).click();

    const conflict = again.getByRole("region", { name: "Two versions" });
    await expect(conflict).toContainText("Carl Here settled this claim before yours arrived.");
    await conflict.getByRole("group", { name: "Verdict" }).getByRole("radio", { name: "Mine" }).check();
    await conflict.getByRole("group", { name: "Rationale" }).getByRole("radio", { name: "Both" }).check();
    await conflict.getByRole("button", { name: "Save what I chose" }).click();
    await expect(conflict).toBeHidden();
    for (const page of [again, here]) {
      await expect(verdict(page).locator(".verdict-value")).toHaveText("Refuted");
      await expect(verdict(page)).toContainText("Written here.");
      await expect(verdict(page)).toContainText("Written away.");
    }
    // No word was left behind for the next verdict: they came with the one they belong to.
    await open(again);
    await expect(verdict(again).getByText("Saved", { exact: true })).toBeVisible();
    await expect(verdict(again).getByRole("textbox", { name: "Rationale" })).toHaveText("");
  });

  test("a comment that was changed elsewhere meanwhile, and a refused one, are written anew", async ({
    as,
    served,
    manager: _manager,
  }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const person = await served.data.addMember("Tilda Twice", slug, "annotator");
    const [away, here] = [await as(person), await as(person)];
    await away.goto(claim);
    await away.getByRole("textbox", { name: "Comment on this claim" }).fill("Said once.");
    await away.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(away.getByRole("button", { name: "Saved" })).toBeVisible();
    await here.goto(claim);
    const change = async (page: typeof away, from: string, to: string) => {
      const comment = page
        .getByRole("region", { name: "Conversation" })
        .getByRole("listitem")
        .filter({ hasText: from });
      await comment.last().getByRole("button", { name: "Edit" }).click();
      await page.getByRole("textbox", { name: "Your comment" }).fill(to);
      await page.getByRole("button", { name: "Save", exact: true }).click();
    };
    await away.context().setOffline(true);
    await change(away, "Said once.", "Said away.");
    await expect(away.getByRole("button", { name: "1 change waits" })).toBeVisible();
    await change(here, "Said once.", "Said here.");
    await expect(here.getByRole("button", { name: "Saved" })).toBeVisible();
    await away.context().setOffline(false);
    const conflict = away.getByRole("region", { name: "Two versions" });
    await expect(conflict).toContainText("You changed this comment elsewhere meanwhile.");
    await conflict.getByRole("radio", { name: "Both" }).check();
    await conflict.getByRole("button", { name: "Save what I chose" }).click();
    await expect(here.getByRole("region", { name: "Conversation" })).toContainText("Said away.");
    await expect(here.getByRole("region", { name: "Conversation" })).toContainText("Said here.");

    // A reply to what was resolved meanwhile is refused; in the panel it is written anew.
    const thread = away.getByRole("article", { name: "Thread opened by Tilda Twice" });
    await thread.getByRole("button", { name: "Reply" }).click();
    await away.context().setOffline(true);
    await thread.getByRole("textbox", { name: "Reply" }).fill("A last wrod.");
    await thread.getByRole("button", { name: "Reply", exact: true }).click();
    await expect(away.getByRole("button", { name: "1 change waits" })).toBeVisible();
    const there = here.getByRole("article", { name: "Thread opened by Tilda Twice" });
    await there.getByRole("button", { name: "Resolve" }).click();
    await expect(here.getByRole("button", { name: "Saved" })).toBeVisible();
    await away.close();
    await away.context().setOffline(false);
    const again = await away.context().newPage();
    await again.goto(claim);
    const panel = again.getByRole("dialog", { name: "Changes on this device" });
    await expect(panel.getByRole("listitem")).toContainText("This thread is resolved.");
    await here.getByText("1 resolved thread").click();
    await there.getByRole("button", { name: "Reopen" }).click();
    await expect(here.getByRole("button", { name: "Saved" })).toBeVisible();
    await panel.getByRole("button", { name: "Edit" }).click();
    await panel.getByRole("textbox", { name: "Comment" }).fill("A last word.");
    await panel.getByRole("button", { name: "Send" }).click();
    await expect(here.getByRole("region", { name: "Conversation" })).toContainText("A last word.");
    await expect(panel.getByRole("listitem")).toHaveCount(0);
  });

  test("a comment changed in two places says so on whatever page its author is by then", async ({
    as,
    served,
    manager: _manager,
  }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const person = await served.data.addMember("Tom Two", slug, "annotator");
    const [away, here] = [await as(person), await as(person)];
    await away.goto(claim);
    await away.getByRole("textbox", { name: "Comment on this claim" }).fill("Said first.");
    await away.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(away.getByRole("button", { name: "Saved" })).toBeVisible();
    await here.goto(claim);
    const change = async (page: typeof away, to: string) => {
      const said = page.getByRole("region", { name: "Conversation" }).getByRole("listitem");
      await said.filter({ hasText: "Said first." }).last().getByRole("button", { name: "Edit" }).click();
      await page.getByRole("textbox", { name: "Your comment" }).fill(to);
      await page.getByRole("button", { name: "Save", exact: true }).click();
    };
    await away.context().setOffline(true);
    await change(away, "Said away.");
    await expect(away.getByRole("button", { name: "1 change waits" })).toBeVisible();
    await away.close();
    await change(here, "Said here.");
    await expect(here.getByRole("button", { name: "Saved" })).toBeVisible();

    await away.context().setOffline(false);
    const elsewhere = await away.context().newPage();
    await elsewhere.goto(`/investigations/${slug}/timeline`);
    const panel = elsewhere.getByRole("dialog", { name: "Changes on this device" });
    await expect(panel.getByRole("listitem")).toContainText("It reads now: “Said here.”");
    await panel.getByRole("button", { name: "Edit" }).click();
    await panel.getByRole("textbox", { name: "Comment" }).fill("Said in both places.");
    await panel.getByRole("button", { name: "Send" }).click();
    await expect(here.getByRole("region", { name: "Conversation" })).toContainText("Said in both places.");
    await expect(panel.getByRole("listitem")).toHaveCount(0);
  });

  test("who may no longer do what they did has their words still, on this page and the next", async ({
    as,
    served,
    manager,
  }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const person = await served.data.addMember("Dora Demoted", slug, "curator");
    const dora = await as(person);
    await dora.goto(claim);
    await expect(dora.getByRole("button", { name: "Saved" })).toBeVisible();
    await dora.context().setOffline(true);
    await dora.getByRole("button", { name: "Reword the claim" }).click();
    await dora.getByRole("textbox", { name: "Wording" }).fill("Words that were typed with care.");
    await dora.getByRole("button", { name: "Save wording" }).click();
    await expect(dora.getByRole("button", { name: "1 change waits" })).toBeVisible();
    await dora.close();
    await served.data.changeRole(manager, slug, person, "observer");

    await dora.context().setOffline(false);
    const next = await dora.context().newPage();
    await next.goto(claim);
    const panel = next.getByRole("dialog", { name: "Changes on this device" });
    await expect(panel.getByRole("listitem")).toContainText("Words that were typed with care.");
    await expect(panel.getByRole("button", { name: "Copy the text" })).toBeVisible();
    await next.reload();
    await next.getByRole("button", { name: "1 refused" }).click();
    await expect(panel.getByRole("listitem")).toContainText("Words that were typed with care.");

    // With the role back, the same change goes through.
    await served.data.changeRole(manager, slug, person, "curator");
    await panel.getByRole("button", { name: "Try again" }).click();
    await expect(next.getByRole("button", { name: "Saved" })).toBeVisible();
    await expect(next.getByRole("heading", { level: 1 })).toHaveText("Words that were typed with care.");
  });

  test("who was let out meanwhile finds their words on the list of investigations", async ({ as, served, manager }) => {
    const claim = `/investigations/${slug}/claims/${await served.data.someClaimOf(slug)}`;
    const person = await served.data.addMember("Otto Out", slug, "annotator");
    const otto = await as(person);
    await otto.goto(claim);
    await expect(otto.getByRole("button", { name: "Saved" })).toBeVisible();
    await otto.context().setOffline(true);
    await otto.getByRole("textbox", { name: "Comment on this claim" }).fill("A last word.");
    await otto.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(otto.getByRole("button", { name: "1 change waits" })).toBeVisible();
    await served.data.letOut(manager, slug, person);
    await otto.context().setOffline(false);

    await otto.waitForURL("**/investigations");
    const kept = otto.getByRole("region", { name: "Changes on this device" });
    await expect(kept.getByRole("listitem")).toContainText("A last word.");
    await expect(kept).toContainText("You are not in this investigation any more.");
    await kept.getByRole("button", { name: "Discard" }).click();
    await expect(kept).toBeHidden();
    await otto.reload();
    await expect(otto.getByRole("heading", { name: "Investigations", exact: true })).toBeVisible();
    await expect(kept).toBeHidden();
  });

  test("nobody leaves the page for the browser's own error, and what the header says is so", async ({
    as,
    served,
    manager,
  }) => {
    const own = "staying";
    await served.data.openInvestigation(manager, own, "Staying");
    const { id } = await served.data.addSource(manager, own, "one.txt", "Two tanks burned.");
    await served.data.addSource(manager, own, "two.txt", "Two trucks fled.");
    const person = await served.data.addMember("Anna Away", own, "annotator");
    await served.data.addClaim(person, own, id, "Two tanks burned");
    const page = await as(person);
    await page.goto(`/investigations/${own}/sources/${id}`);
    await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
    await page.context().setOffline(true);
    const header = page.getByRole("button", { name: "Not connected" });
    await expect(header).toBeVisible();
    const panel = page.getByRole("dialog", { name: "Changes on this device" });
    await page.getByRole("link", { name: "Matrix" }).click();
    await expect(panel).toContainText("other pages open then");
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    const article = page.getByRole("textbox").and(page.locator("[aria-readonly=true]"));
    await article.focus();
    await page.keyboard.press("]");
    await expect(panel).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(article).toContainText("Two tanks burned.");

    // A rewording: given up by Escape, its words are there again; sent, it waits in words; refused, it is not called saved.
    const card = page.locator(".margin").getByRole("article");
    await card.getByRole("button", { name: "Two tanks burned" }).click();
    await card.getByRole("button", { name: "Reword" }).click();
    await card.getByLabel("Wording").fill("Three tanks burned");
    await page.keyboard.press("Escape");
    await card.getByRole("button", { name: "Reword" }).click();
    await expect(card.getByLabel("Wording")).toHaveValue("Three tanks burned");
    await card.getByRole("button", { name: "Save", exact: true }).click();
    await expect(card).toContainText("It waits on this device until the connection is back.");
    await served.data.changeRole(manager, own, person, "observer");
    await page.context().setOffline(false);
    await expect(card.getByRole("alert")).toContainText("does not allow revising claims");
    await expect(page.getByRole("button", { name: "1 refused" })).toBeVisible();
    await expect(panel).toBeHidden();
    await expect(card.getByLabel("Wording")).toHaveValue("Three tanks burned");
  });
});
