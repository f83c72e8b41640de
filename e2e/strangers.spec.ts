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
  for (const handler of ["export?format=json", "sources"]) {
    const [foreign, missing] = await Promise.all([
      stranger.request.get(`/api/investigations/${slug}/${handler}`),
      stranger.request.get(`/api/investigations/no-such-investigation/${handler}`),
    ]);
    expect(foreign.status(), handler).toBe(missing.status());
    expect(await foreign.text(), handler).toBe(await missing.text());
  }
  const upload = await stranger.request.post(`/api/investigations/${slug}/sources`, {
    headers: { origin: served.url },
    multipart: { file: { name: "x.txt", mimeType: "text/plain", buffer: Buffer.from("Some words.") } },
  });
  expect(upload.status()).toBe(404);
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
  expect(manager).toBeTruthy();
  const observer = await as(await served.data.addMember("An Observer", slug, "observer"));
  const [source] = await served.data.sourcesOf(slug);
  await observer.goto(`/investigations/${slug}/sources/${source?.id}`);
  await observer.locator("mark").first().click();
  await expect(observer.getByRole("link", { name: "Open claim" }).first()).toBeVisible();
  await expect(observer.getByRole("button", { name: "Link evidence" })).toHaveCount(0);
  await expect(observer.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
});
