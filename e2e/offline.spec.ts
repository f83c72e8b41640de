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
});
