import { type Browser, chromium, type Page } from "@playwright/test";
import { newId } from "@/db/new-id";
import { beside } from "@/db/testing/served";
import { serve } from "@/e2e/serve";
import { type Bench, median, recorded } from "@/lib/bench";
import { longArticle, manyHighlights } from "@/lib/editor/testing/long-article";

const PARAGRAPHS = 3_000;
const CLAIMS = 5_000;
const AT_ONCE = 64;
const OPENINGS = 5;
const MARKED = 12;
const SLUG = "crowded";

/**
 * The whole page, served and in a browser: a source of a megabyte that makes 5 000 claims. What somebody waits for until the
 * first mark is painted and until all that the page does by itself is done, and for a claim of their own there. Beside it the
 * work of the browser's main thread, which a busy machine makes no longer.
 */
export const bench: Bench = {
  name: "crowded page",
  async run() {
    const served = await serve();
    const browser = await chromium.launch({ ...executable(), args: ["--no-sandbox"] });
    try {
      const { path, cookie } = await crowd(served.dataDir);
      const open = () => opened(browser, served.url + path, { ...cookie, url: served.url });
      await (await open()).page.context().close(); // The server's first, with all it has to load.
      const openings: Opening[] = [];
      for (let nth = 0; nth < OPENINGS; nth += 1) {
        const { page, opening } = await open();
        openings.push(opening);
        await page.context().close();
      }
      const { page } = await open();
      const marked = await marking(page);
      const middle = (of: (one: Opening) => number) => median(openings.map(of));
      return [
        recorded(
          "address typed until the first mark, first visit",
          middle(({ markMs }) => markMs),
          "ms",
        ),
        recorded(
          "… of it until the first byte",
          middle(({ firstByteMs }) => firstByteMs),
          "ms",
        ),
        recorded(
          "… work of the main thread until then",
          middle(({ workMs }) => workMs),
          "ms",
        ),
        recorded(
          "… and until the page is done",
          middle(({ allWorkMs }) => allWorkMs),
          "ms",
        ),
        recorded(
          "… the page as it is sent",
          middle(({ megabytes }) => megabytes),
          "MB",
        ),
        recorded("a claim there, key press until its mark: median", median(marked), "ms"),
        recorded("… slowest", Math.max(...marked), "ms"),
      ];
    } finally {
      await browser.close();
      await served.stop();
    }
  },
};

type Opening = Readonly<{
  markMs: number;
  editorMs: number;
  firstByteMs: number;
  workMs: number;
  allWorkMs: number;
  megabytes: number;
}>;

/** Fills an investigation, as its people would. */
async function crowd(dataDir: string) {
  const data = await beside(dataDir);
  const manager = await data.addManager("The Manager");
  await data.openInvestigation(manager, SLUG, "Crowded");
  const source = longArticle(PARAGRAPHS);
  const { id } = await data.addSource(manager, SLUG, "long.txt", source.text.replaceAll("\n", "\n\n"));
  const [stored] = await data.sourcesOf(SLUG);
  if (!stored) throw new RangeError("The source was not admitted.");
  const { versionId, text } = stored;
  const spans = manyHighlights(source, CLAIMS, CLAIMS);
  for (let from = 0; from < spans.length; from += AT_ONCE) {
    await Promise.all(
      spans.slice(from, from + AT_ONCE).map(({ from: start, to, type }) => {
        const end = Math.min(to, text.indexOf("\n", start));
        const exact = text.slice(start, end);
        const passage = { newPassageId: newId("psg"), versionId, start, end, exact };
        const input = { claimId: newId("clm"), appearanceId: newId("app"), passage, wording: exact, type };
        return start < end ? data.change(manager, SLUG, { name: "record-claim", input }) : null;
      }),
    );
  }
  const cookie = await data.cookieFor(manager);
  await data.close();
  return { path: `/investigations/${SLUG}/sources/${id}`, cookie };
}

type Cookie = Readonly<{ name: string; value: string; url: string }>;

/** In a browser of its own, with nothing kept from before. */
async function opened(browser: Browser, address: string, cookie: Cookie): Promise<{ page: Page; opening: Opening }> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  await context.addCookies([cookie]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  await page.addInitScript(watchForMark);
  const worked = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1_000;
  };
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.editorMarkMs !== undefined);
  const workMs = await worked();
  await page.waitForFunction((count) => document.querySelectorAll("mark[data-highlight]").length >= count, CLAIMS - 50);
  await page.getByRole("status").first().waitFor({ state: "attached" });
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const allWorkMs = await worked();
  const { bytes, ...times } = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    const timing = navigation instanceof PerformanceNavigationTiming ? navigation : null;
    return {
      markMs: window.firstMarkMs ?? Number.NaN,
      editorMs: window.editorMarkMs ?? Number.NaN,
      firstByteMs: timing?.responseStart ?? Number.NaN,
      bytes: timing?.decodedBodySize ?? Number.NaN,
    };
  });
  return { page, opening: { ...times, workMs, allWorkMs, megabytes: bytes / 1e6 } };
}

declare global {
  interface Window {
    firstMarkMs?: number;
    editorMarkMs?: number;
    markedMs?: number | undefined;
  }
}

/** Notes in the page when a frame with a mark in it has been painted, and one with a mark in the editor. */
function watchForMark() {
  const watch = (selector: string, note: (ms: number) => void) => {
    const look = () => {
      if (!document.querySelector(selector)) {
        requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => note(performance.now());
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  };
  watch(".article-text mark", (ms) => {
    window.firstMarkMs = ms;
  });
  watch(".article-text[role=textbox] mark", (ms) => {
    window.editorMarkMs = ms;
  });
}

/** Some words selected and a claim made of them, again and again: from the last key until its mark is painted. */
async function marking(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let nth = 0; nth < MARKED; nth += 1) {
    await page
      .locator(".article-text p")
      .nth(nth % 3)
      .click({ position: { x: 40, y: 12 } });
    for (let letter = 0; letter < 12 + nth; letter += 1) await page.keyboard.press("Shift+ArrowRight");
    await page.getByRole("toolbar", { name: "Selected words" }).waitFor();
    await page.keyboard.press("c");
    await page.evaluate(() => {
      window.markedMs = undefined;
      document.addEventListener(
        "keydown",
        ({ timeStamp }) => {
          const before = document.querySelectorAll("mark.arrived").length;
          const look = () => {
            if (document.querySelectorAll("mark.arrived").length === before) requestAnimationFrame(look);
            else {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                window.markedMs = performance.now() - timeStamp;
              };
              port2.postMessage(null);
            }
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    await page.keyboard.press("9");
    await page.waitForFunction(() => window.markedMs !== undefined);
    times.push(await page.evaluate(() => window.markedMs ?? Number.NaN));
    await page.keyboard.press("Escape");
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  }
  return times;
}

function executable() {
  const path = process.env["CROSSREAD_CHROMIUM"];
  return path ? { executablePath: path } : {};
}
