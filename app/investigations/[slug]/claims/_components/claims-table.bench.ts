import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { atMost, type Bench, type Metric, median, recorded } from "@/lib/bench";
import { benchBrowser, scriptOf } from "@/lib/editor/testing/bench-browser";
import type { Took } from "@/lib/editor/testing/took";

const RUNS = 5;
const here = "app/investigations/[slug]/claims/_components";
const sheets = ["tokens", "base", "controls", "frame"].map((name) => `app/_styles/${name}.css`);

/**
 * The claims table with 20 000 claims, each with an appearance and two links, in a browser: the product's own components
 * with React's production build. From when its data is there; medians, each opening in a page of its own.
 */
export const bench: Bench = {
  name: "claims table",
  async run() {
    const browser = await benchBrowser();
    try {
      const script = await scriptOf(`${here}/testing/browser-table.tsx`);
      const openings: Took[] = [];
      let metrics: Metric[] = [];
      for (let run = 0; run < RUNS; run++) {
        const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
        const broken: string[] = [];
        page.on("pageerror", ({ message }) => broken.push(message));
        // At an address, since a page without one has nowhere to keep a person's keys. Nothing is asked of a network.
        const body = "<!doctype html><title>Claims</title><body></body>";
        await page.route("http://localhost/", (route) => route.fulfill({ contentType: "text/html", body }));
        await page.goto("http://localhost/");
        await page.addStyleTag({ content: [...sheets, `${here}/claims.css`].map(read).join("\n") });
        await page.addScriptTag({ content: script });
        openings.push(await page.evaluate(() => window.tablePage.open()));
        if (run === RUNS - 1) metrics = await measured(page);
        await page.close();
        if (broken.length > 0) throw new Error(`The page broke: ${broken[0]}`);
      }
      const opened = openings.map(({ paintedMs }) => paintedMs);
      return [atMost("20 000 claims: until painted, once their data is there", median(opened), "ms", 300), ...metrics];
    } finally {
      await browser.close();
    }
  },
};

async function measured(page: Page): Promise<Metric[]> {
  const typing = await page.evaluate(() => window.tablePage.type());
  const narrowing = await page.evaluate(() => window.tablePage.narrow());
  const sorting = await page.evaluate(() => window.tablePage.sort());
  const changing = await page.evaluate(() => window.tablePage.change());
  const selecting = await page.evaluate(() => window.tablePage.selectAll());
  const scrolling = await page.evaluate(() => window.tablePage.scroll());
  return [
    atMost("… a letter of a search, until painted", median(painted(typing)), "ms", 50),
    recorded("… slowest letter", Math.max(...painted(typing)), "ms"),
    atMost("… narrowed by type, state, source, person and the like", median(painted(narrowing)), "ms", 50),
    recorded("… slowest of these", Math.max(...painted(narrowing)), "ms"),
    recorded("… sorted by another column", median(painted(sorting)), "ms"),
    recorded("… a claim changed by a colleague", median(painted(changing)), "ms"),
    recorded("… all selected", selecting.paintedMs, "ms"),
    recorded("… scrolling 18 000 px a second, longest frame", scrolling.worstMs, "ms"),
    recorded("… median frame", scrolling.medianMs, "ms"),
    recorded("… rows drawn", scrolling.rows, "rows"),
  ];
}

const painted = (all: readonly Took[]) => all.map(({ paintedMs }) => paintedMs);
const read = (path: string) => readFileSync(path, "utf8");
