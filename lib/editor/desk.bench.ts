import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { atMost, type Bench, type Metric, median, recorded } from "@/lib/bench";
import { benchBrowser, scriptOf } from "./testing/bench-browser";
import type { Took } from "./testing/took";

const RUNS = 5;
const sheets = [
  "app/_styles/tokens.css",
  "app/_styles/base.css",
  "app/investigations/[slug]/sources/[sourceId]/_components/article.css",
];

/**
 * The desk's editor with a megabyte, 3 000 paragraphs, 5 000 claims and 6 010 passages under them, 7 763 marks or so, in a browser: beside
 * the same text in an editor without anything of ours, and beside Recogito's annotator. Each opening is in a page
 * of its own, in turns; medians.
 */
export const bench: Bench = {
  name: "long article on the desk",
  async run() {
    const browser = await benchBrowser();
    try {
      const script = await scriptOf("lib/editor/testing/desk-page.ts");
      return await measured(browser, script);
    } finally {
      await browser.close();
    }
  },
};

async function measured(browser: Browser, script: string): Promise<Metric[]> {
  const flat: number[] = [];
  const desk: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    flat.push(
      await inPage(browser, script, async (page) => (await page.evaluate(() => window.deskPage.openFlat())).paintedMs),
    );
    desk.push(
      await inPage(browser, script, async (page) => (await page.evaluate(() => window.deskPage.openDesk())).paintedMs),
    );
  }
  const { filling, adding, focusing, jumping, scrolling } = await inPage(browser, script, async (page) => {
    await page.evaluate(() => window.deskPage.openDesk());
    return {
      filling: await page.evaluate(() => window.deskPage.fill()),
      adding: await page.evaluate(() => window.deskPage.add()),
      focusing: await page.evaluate(() => window.deskPage.focus()),
      jumping: await page.evaluate(() => window.deskPage.jump()),
      scrolling: await page.evaluate(() => window.deskPage.scroll()),
    };
  });
  const other = await inPage(browser, script, (page) => page.evaluate(() => window.deskPage.recogito()));
  const scripted = (all: Took[]) => median(all.map(({ scriptMs }) => scriptMs));
  const painted = (all: Took[]) => median(all.map(({ paintedMs }) => paintedMs));
  return [
    recorded("open a flat document of the text, nothing in it", median(flat), "ms"),
    recorded("open the desk, until what is in view is painted", median(desk), "ms"),
    atMost("… ÷ flat document", median(desk) / median(flat), "×", 0.6),
    atMost("all highlights drawn", filling.allMs, "ms", 4_000),
    atMost("… longest slice", filling.longestMs, "ms", 30),
    recorded("… marks", filling.marks, "marks"),
    atMost("one more highlight, script", scripted(adding), "ms", 3),
    atMost("one more highlight, until painted", painted(adding), "ms", 10),
    recorded("another claim in focus, script", scripted(focusing), "ms"),
    recorded("another claim in focus, until painted", painted(focusing), "ms"),
    atMost("jump to a highlight, until painted", painted(jumping), "ms", 40),
    recorded("… slowest", Math.max(...jumping.map(({ paintedMs }) => paintedMs)), "ms"),
    atMost("scrolling, longest frame", scrolling.worstMs, "ms", 34),
    recorded("… median frame", scrolling.medianMs, "ms"),
    recorded("Recogito: open the same with all highlights", other.opening.paintedMs, "ms"),
    recorded("Recogito: one more highlight, script", scripted(other.adding), "ms"),
    recorded("Recogito: one more highlight, until painted", painted(other.adding), "ms"),
  ];
}

async function inPage<Result>(browser: Browser, script: string, act: (page: Page) => Promise<Result>): Promise<Result> {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  try {
    await page.setContent("<!doctype html><title>A long article</title><body></body>");
    await page.addStyleTag({ content: sheets.map((path) => readFileSync(path, "utf8")).join("\n") });
    await page.addScriptTag({ content: script });
    return await act(page);
  } finally {
    await page.close();
  }
}
