import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type Beside, beside } from "@/db/testing/served";
import { test as base, expect } from "./fixtures";
import { type Running, serveReachingHere } from "./serve";

const first = [
  "Engineers opened the gates of the northern dam on Sunday, two officials said, and the river rose.",
  "Reporters on the bank counted 4 boats adrift and one that had sunk beside the mill.",
];
const page = (paragraphs: readonly string[]) =>
  `<html lang="en"><head><title>The river rises</title></head><body><article><h1>The river rises</h1>${paragraphs
    .map((words) => `<p>${words}</p>`)
    .join("")}</article></body></html>`;

/** A site on this machine, and a Crossread that may fetch from it. */
type Site = { url: string; shows: string };
const test = base.extend<object, { site: Site; served: Running & Readonly<{ data: Beside }> }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
    async ({}, use) => {
      const site: Site = { url: "", shows: "" };
      const server = createServer(({ url }, response) => {
        if (url !== "/robots.txt") response.writeHead(200, { "content-type": "text/html" }).end(site.shows);
        else response.writeHead(404).end();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      if (typeof address !== "object" || !address) throw new Error("The site has no address.");
      site.url = `http://127.0.0.1:${address.port}`;
      await use(site);
      server.close();
      server.closeAllConnections();
    },
    { scope: "worker" },
  ],
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const running = await serveReachingHere();
      const data = await beside(running.dataDir);
      await use({ ...running, data });
      await data.close();
      await running.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test("a page is fetched from its address, and again when it has changed, with what was marked in it", async ({
  as,
  served,
  site,
  manager,
}) => {
  const slug = "fetched";
  await served.data.openInvestigation(manager, slug, "Fetched");
  const desk = await as(manager);
  site.shows = page(first);
  await desk.goto(`/investigations/${slug}/sources/add`);
  await desk.getByLabel("Addresses of pages").fill(`${site.url}/river`);
  await desk.getByRole("button", { name: "Fetch page" }).click();
  await expect(desk.getByRole("checkbox", { name: "Add The river rises" })).toBeChecked();
  await desk.getByRole("button", { name: "Add 1 source" }).click();
  await desk.getByRole("link", { name: /^Open on the desk/ }).click();
  await expect(desk.locator(".article-text")).toContainText("counted 4 boats");
  const [source] = await served.data.sourcesOf(slug);
  if (!source) throw new Error("Nothing was added.");
  await served.data.addClaim(manager, slug, source.id, "counted 4 boats adrift");
  await expect(desk.locator("mark", { hasText: "counted 4 boats adrift" })).toBeVisible();

  const fetchAgain = async () => {
    await desk.getByRole("button", { name: "Versions" }).press("Enter");
    await desk.getByRole("menuitem", { name: "Fetch again" }).press("Enter");
  };
  await fetchAgain();
  const refused = desk.getByRole("main").getByText("Nothing has changed since version 1");
  await expect(refused).toBeVisible();
  await desk.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(refused).toHaveCount(0);

  site.shows = page([first[0] ?? "", (first[1] ?? "").replace("4 boats", "5 boats")]);
  await fetchAgain();
  await expect(desk.getByText("Version 2 has come in.")).toBeVisible();
  const flags = desk.getByRole("list", { name: "Figures that changed at the source" });
  await expect(flags.first()).toContainText("now says 5, not 4");
  await desk.getByRole("link", { name: "1 passage to look at", exact: true }).click();
  await expect(desk.getByRole("heading", { name: /Figure changed/ })).toBeVisible();

  // How each version came in, and what came, byte by byte.
  await desk.goto(`/investigations/${slug}/sources/${source.id}`);
  await desk.getByRole("button", { name: /^version 2/ }).press("Enter");
  await desk.getByRole("link", { name: "How it was captured" }).press("Enter");
  const earlier = desk.getByRole("region", { name: "Version 1" });
  await expect(earlier).toContainText(`Asked for${site.url}/river`);
  await expect(earlier).toContainText("Answered200");
  await earlier.getByText(/headers? of the answer/).click();
  await expect(earlier.getByRole("row", { name: "content-type text/html" })).toBeVisible();
  const [download] = await Promise.all([
    desk.waitForEvent("download"),
    earlier.getByRole("link", { name: "Download the file of version 1" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("fetched-source-1-version-1.html");
  expect(readFileSync(await download.path(), "utf8")).toBe(page(first));

  // Nothing else of this machine can be reached.
  await desk.goto(`/investigations/${slug}/sources/add`);
  await desk.getByLabel("Addresses of pages").fill("http://169.254.169.254/latest http://[::1]/ http://2130706434/");
  await desk.getByRole("button", { name: "Fetch 3 pages" }).click();
  const waiting = desk.getByRole("list", { name: "Waiting to be added" });
  await expect(waiting.getByText(/is not on the public internet/)).toHaveCount(3);
});
