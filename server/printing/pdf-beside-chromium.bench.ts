import { type Bench, type Metric, recorded } from "@/lib/bench";
import { benchBrowser } from "@/lib/editor/testing/bench-browser";
import { toHtml } from "@/lib/report/to-html";
import { printPdf } from "./print-pdf";
import { longReport } from "./testing/long-report";

const CLAIMS = [20, 200, 2_000] as const;

/**
 * Our PDF of a report beside Chromium's print of its web page, in turn. Chromium is there already, with a page open; what
 * it takes in is the page as it stands alone.
 */
export const bench: Bench = {
  name: "pdf beside chromium",
  async run() {
    const browser = await benchBrowser();
    try {
      const metrics: Metric[] = [];
      for (const claims of CLAIMS) {
        const model = longReport(claims);
        const begunMs = performance.now();
        const ours = printPdf(model);
        const tookMs = performance.now() - begunMs;
        const page = await browser.newPage();
        const theirsMs = performance.now();
        await page.setContent(toHtml(model));
        const theirs = await page.pdf({ format: "A4", tagged: true, outline: true });
        const chromiumMs = performance.now() - theirsMs;
        await page.close();
        metrics.push(
          recorded(`${claims} claims: ours, ${ours.length} bytes`, tookMs, "ms"),
          recorded(`${claims} claims: Chromium's print of the web page, ${theirs.length} bytes`, chromiumMs, "ms"),
          recorded(`${claims} claims: ours ÷ Chromium's`, tookMs / chromiumMs, "×"),
        );
      }
      return metrics;
    } finally {
      await browser.close();
    }
  },
};
