import { readdirSync } from "node:fs";
import { expect, test } from "./fixtures";

const slug = "al-tanf-2017";

/** Every address under an investigation, found among the pages themselves, so that a new one is tried too. */
function pagesUnderAnInvestigation(sourceId: string, claimId: string): string[] {
  return readdirSync("app/investigations/[slug]", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) =>
      file
        .replace(/\/?page\.tsx$/, "")
        .replace("[sourceId]", sourceId)
        .replace("[claimId]", claimId),
    );
}

test("a stranger cannot tell a foreign page from a missing one", async ({ as, served, manager }) => {
  await served.data.openInvestigation(manager, "elsewhere", "Elsewhere");
  const stranger = await as(await served.data.addMember("A Stranger", "elsewhere", "manager"));
  const [source] = await served.data.sourcesOf(slug);
  if (!source) throw new Error("The bundled investigation has no source.");
  const claimId = await served.data.someClaimOf(slug);
  for (const page of pagesUnderAnInvestigation(source.id, claimId)) {
    for (const where of [slug, "no-such-investigation"]) {
      const path = `/investigations/${where}/${page}`;
      const response = await stranger.goto(path);
      expect(response?.status(), path).toBe(404);
      await expect(stranger, path).toHaveTitle("Not found · Crossread");
    }
  }
  const answers = [slug, "no-such-investigation"].map(async (where) => {
    const at = `/api/investigations/${where}`;
    const report = await stranger.request.get(`${at}/export?format=json`);
    const upload = await stranger.request.post(`${at}/sources/staged`, {
      headers: { origin: served.url },
      multipart: { file: { name: "x.txt", mimeType: "text/plain", buffer: Buffer.from("Some words.") } },
    });
    return [report.status(), await report.text(), upload.status(), await upload.text()];
  });
  const [foreign, missing] = await Promise.all(answers);
  expect(foreign).toEqual(missing);
  expect(foreign).toMatchObject([404, expect.any(String), 404, expect.any(String)]);
});

test("whoever is not signed in is asked to sign in, and comes back to where they wanted to go", async ({
  as,
  served,
}) => {
  const nobody = await as(null);
  const [source] = await served.data.sourcesOf(slug);
  for (const page of pagesUnderAnInvestigation(source?.id ?? "", await served.data.someClaimOf(slug))) {
    const path = `/investigations/${slug}/${page}`.replace(/\/$/, "");
    await nobody.goto(path);
    await expect(nobody, page).toHaveURL(new RegExp(`/sign-in\\?next=${encodeURIComponent(path)}$`));
  }
});

test("an observer reads along and is offered nothing that changes", async ({ as, served, manager }) => {
  const [source] = await served.data.sourcesOf(slug);
  const managing = await as(manager);
  await managing.goto(`/investigations/${slug}/sources/${source?.id}`);
  await managing.locator("mark").first().click();
  await expect(managing.getByRole("button", { name: "Link evidence" })).toBeVisible();
  await expect(managing.getByRole("button", { name: "Withdraw" })).toBeVisible();

  const observer = await as(await served.data.addMember("An Observer", slug, "observer"));
  await observer.goto(`/investigations/${slug}/sources/${source?.id}`);
  await observer.locator("mark").first().click();
  await expect(observer.getByRole("link", { name: "Open claim" }).first()).toBeVisible();
  await expect(observer.getByRole("button", { name: "Link evidence" })).toHaveCount(0);
  await expect(observer.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
});
