import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";
const settings = `/investigations/${slug}/settings`;

test.describe("names that mean the same", () => {
  test("are set by a curator with the keyboard, and found by everybody", async ({ as, served, manager: _manager }) => {
    const curator = await as(await served.data.addMember("Cleo Curator", slug, "curator"));
    const observer = await as(await served.data.addMember("Oda Observer", slug, "observer"));
    const found = async (query: string) => {
      const response = await observer.request.get(`/api/investigations/${slug}/search?q=${encodeURIComponent(query)}`);
      const { total }: { total: number } = await response.json();
      return total;
    };
    await Promise.all([curator.goto(settings), observer.goto(settings)]);
    await expect(observer.getByRole("button", { name: "Add names" })).toHaveCount(0);
    const shown = observer.getByRole("list").filter({ hasText: "Qonvoy" });

    await curator.getByRole("button", { name: "Add names" }).press("Enter");
    const dialog = curator.getByRole("dialog", { name: "Names that mean the same" });
    await expect(dialog.getByRole("textbox", { name: "Names" })).toBeFocused();
    await curator.keyboard.type("convoy\nDaesh");
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await expect(dialog.getByRole("alert")).toContainText("“Daesh” stands in another group");
    expect(await found("Qonvoyage ")).toBe(0);
    await dialog.getByRole("textbox", { name: "Names" }).fill("convoy\nQonvoyage");
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await expect(dialog).toBeHidden();
    await expect(curator.getByRole("button", { name: "Add names" })).toBeFocused();
    await expect(shown.first()).toBeVisible();
    expect(await found("Qonvoyage ")).toBe(await found("convoy "));

    await curator.getByRole("button", { name: "Remove convoy" }).press("Enter");
    await expect(shown).toHaveCount(0);
    await curator.getByRole("button", { name: /^Undo/ }).press("Enter");
    await expect(shown.first()).toBeVisible();
    await curator.getByRole("button", { name: "Remove convoy" }).press("Enter");
    await expect(shown).toHaveCount(0);
  });
});
